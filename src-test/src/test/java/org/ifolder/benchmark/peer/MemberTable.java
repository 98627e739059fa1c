package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.ifolder.benchmark.SampleMember;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The table of members in a PostgreSQL database. */
final class MemberTable {

    static final String NAME = "member";
    /** The column that the mark is written to. */
    static final String MARK = "title";
    /** Its statement. */
    static final String CREATE = SampleMember.ATTRIBUTES.stream().map(column -> column + " text not null")
            .collect(Collectors.joining(", ", "create table " + NAME + " (number integer primary key, ", ", " + MARK + " text)"));

    private static final String COLUMNS = SampleMember.ATTRIBUTES.stream().collect(Collectors.joining(", ", "number, ", ""));

    private MemberTable() {
    }

    /** Fills the empty table with this many members that have no mark. */
    static void fill(PostgresCluster cluster, int members) throws SQLException, IOException {
        try (Connection connection = cluster.connect()) {
            String copy = "copy " + NAME + " (" + COLUMNS + ") from stdin";
            try (Writer rows = new OutputStreamWriter(new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy),
                    StandardCharsets.UTF_8)) {
                for (int member = 0; member < members; member++) {
                    rows.write(member + "\t" + String.join("\t", SampleMember.attributes(member).values()) + "\n");
                }
            }
        }
        cluster.execute("vacuum analyze " + NAME);
    }
}
