package org.ifolder.tool.console;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, with columns as wide as their widest cell and two spaces between them. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param heading the columns' titles
     */
    public Table(String... heading) {
        rows.add(List.of(heading));
    }

    /**
     * Adds a row.
     *
     * @param cells as many as the heading has; null shows as "-"
     */
    public void add(String... cells) {
        List<String> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell == null || cell.isBlank() ? "-" : cell);
        }
        rows.add(row);
    }

    /**
     * Prints heading and rows.
     *
     * @param out where to
     */
    public void print(PrintWriter out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - cell.length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
