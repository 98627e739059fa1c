package org.ifolder.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as CSV (RFC 4180) with the columns' names in the first line. No formula can be smuggled into a spreadsheet (R6.3): a text
 * that a spreadsheet would take for one gets an apostrophe before it, which spreadsheets show as text.
 */
final class CsvRows implements RowWriter {

    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private final CSVPrinter table;

    CsvRows(Writer out, List<String> columns) throws IOException {
        table = new CSVPrinter(out, CSVFormat.RFC4180);
        table.printRecord(columns);
    }

    @Override
    public void row(List<Object> cells) throws IOException {
        for (Object cell : cells) {
            table.print(cell instanceof String text ? harmless(text) : cell);
        }
        table.println();
    }

    @Override
    public void end() throws IOException {
        table.flush();
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
