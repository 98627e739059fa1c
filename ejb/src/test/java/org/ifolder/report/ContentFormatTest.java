package org.ifolder.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R6.3")
class ContentFormatTest {

    private static String written(ContentFormat format, List<String> columns, List<?>... rows) throws IOException {
        StringWriter out = new StringWriter();
        RowWriter writer = format.writer(out, columns);
        for (List<?> row : rows) {
            writer.row(RowFormat.read(RowFormat.write(List.copyOf(row))));
        }
        writer.end();
        return out.toString();
    }

    @Test
    void csvFollowsRfc4180() throws IOException {
        assertThat(written(ContentFormat.CSV, List.of("id", "name", "size"), List.of("a", "x, \"y\"\nz", 12L), List.of("b", "", 0)))
                .isEqualTo("id,name,size\r\na,\"x, \"\"y\"\"\nz\",12\r\nb,,0\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void noFormulaIsSmuggledIntoASpreadsheet(String text) throws IOException {
        String table = written(ContentFormat.CSV, List.of("name"), List.of(text));
        String cell = table.substring("name\r\n".length());
        assertThat(cell.startsWith("\"") ? cell.substring(1) : cell).startsWith("'" + text);
    }

    @Test
    void textThatOnlyHoldsSuchCharactersStays() throws IOException {
        assertThat(written(ContentFormat.CSV, List.of("name"), List.of("a=b-c@d"))).isEqualTo("name\r\na=b-c@d\r\n");
    }

    @Test
    void unknownIsEmptyInCsvAndNullInJson() throws IOException {
        StringWriter csv = new StringWriter();
        RowWriter table = ContentFormat.CSV.writer(csv, List.of("a", "b"));
        table.row(Arrays.asList(null, true));
        table.end();
        assertThat(csv).hasToString("a,b\r\n,true\r\n");

        StringWriter json = new StringWriter();
        RowWriter array = ContentFormat.JSON.writer(json, List.of("a", "b"));
        array.row(Arrays.asList(null, true));
        array.end();
        assertThat(json).hasToString("[{\"a\":null,\"b\":true}]");
    }

    @Test
    void jsonIsAnArrayOfObjects() throws IOException {
        assertThat(written(ContentFormat.JSON, List.of("id", "size"), List.of("=a", 5_000_000_000L), List.of("b", 0)))
                .isEqualTo("[{\"id\":\"=a\",\"size\":5000000000},{\"id\":\"b\",\"size\":0}]");
        assertThat(written(ContentFormat.JSON, List.of("id"))).isEqualTo("[]");
    }
}
