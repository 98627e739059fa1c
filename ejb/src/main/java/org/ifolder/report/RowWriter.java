package org.ifolder.report;

import java.io.IOException;
import java.util.List;

/** Writes a report's rows, one after the other, in one of the {@link ContentFormat}s. Closes nothing that it was given. */
interface RowWriter {

    /** Writes one row: a cell for each column, in their order. */
    void row(List<Object> cells) throws IOException;

    /** Writes what follows the last row. */
    void end() throws IOException;
}
