package org.ifolder.tool.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsColumnsAndShowsWhatIsUnknownAsADash() {
        Table table = new Table("HOST", "STATE", "POSITION");
        table.add("host0", "ACTIVE", "12");
        table.add("paris-long-name", null, null);
        StringWriter text = new StringWriter();
        table.print(new PrintWriter(text));
        assertThat(text.toString().lines())
                .containsExactly(
                        "HOST             STATE   POSITION",
                        "host0            ACTIVE  12",
                        "paris-long-name  -       -");
    }
}
