package org.ifolder.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The forms in which a report's content is read (R6.3). */
public enum ContentFormat {
    /** A table by RFC 4180, which a spreadsheet may open without danger. */
    CSV {
        @Override
        RowWriter writer(Writer out, List<String> columns) throws IOException {
            return new CsvRows(out, columns);
        }
    },
    /** An array of objects, one a row, with the columns as fields. */
    JSON {
        @Override
        RowWriter writer(Writer out, List<String> columns) throws IOException {
            return new JsonRows(out, columns);
        }
    };

    abstract RowWriter writer(Writer out, List<String> columns) throws IOException;
}
