package org.ifolder.report;

import java.util.List;

/**
 * Some of a report's rows.
 *
 * @param rows the rows; none where all of this part's iFolders are gone
 * @param last where the next part goes on
 */
record RowPart(List<IFolderRow> rows, String last) {
}
