package org.ifolder.database;

import java.util.List;

/**
 * A table of plain rows.
 *
 * @param name the table's name
 * @param keys the columns of its primary key
 * @param columns all its columns, in the order in which rows give their values; more than the key's
 */
public record RowTable(String name, List<String> keys, List<String> columns) {
}
