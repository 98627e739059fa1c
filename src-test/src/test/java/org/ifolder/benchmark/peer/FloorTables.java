package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.flywaydb.core.Flyway;
import org.ifolder.benchmark.SampleMember;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The product's own tables and indexes, as its migrations make them, and what {@link JdbcFloor} has in them at first. */
final class FloorTables {

    /** What a slave copies before it follows. */
    static final List<String> COPIED = List.of("member", "replication_stream", "replication_digest");
    /** The authority of all that is written. */
    static final String HOST = "01jd0000000000000000000000";
    static final String COLLECTION = "DOMAIN";
    /** The column that the mark is written to. */
    static final String MARK = "given_name";
    /** Of a member, what a payload tells of it. */
    static final List<String> DESCRIBED = List.of("login_name", "login_key", MARK, "family_name", "display_name", "email", "home_host",
            "source", "entry_uuid", "entry_dn", "state");

    private static final int DIGEST_BYTES = 2048;

    private FloorTables() {
    }

    static void create(PostgresCluster cluster) {
        Flyway.configure().dataSource(cluster.url(), null, null).locations("classpath:db/migration").load().migrate();
    }

    static String keyOf(int member) {
        return HOST + "-%026d".formatted(member);
    }

    /** Fills the empty tables of the master. */
    static void fill(PostgresCluster cluster, int members) throws SQLException, IOException {
        try (Connection connection = cluster.connect()) {
            copy(connection, members);
        }
        byte[] digest = new byte[DIGEST_BYTES];
        new SplittableRandom(members).nextBytes(digest);
        cluster.execute("insert into replication_stream values ('%s', '%s', '%s', 0, '', 'STREAMING', null, 0, 0, null, 0, 0, 0)"
                        .formatted(COLLECTION, HOST, HOST),
                "insert into replication_digest values ('%s', '', '\\x%s')".formatted(COLLECTION,
                        HexFormat.of().formatHex(digest)),
                "vacuum analyze");
    }

    private static void copy(Connection connection, int members) throws SQLException, IOException {
        List<String> columns = List.copyOf(row(0).keySet());
        String copy = "copy member (" + String.join(", ", columns) + ") from stdin";
        try (Writer rows = new OutputStreamWriter(new PGCopyOutputStream(connection.unwrap(PGConnection.class), copy),
                StandardCharsets.UTF_8)) {
            for (int member = 0; member < members; member++) {
                rows.write(String.join("\t", row(member).values()) + "\n");
            }
        }
    }

    private static Map<String, String> row(int member) {
        Map<String, String> attributes = SampleMember.attributes(member);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("record_key", keyOf(member));
        row.put("version_epoch", "1");
        row.put("version_term", "1");
        row.put("version_counter", "1");
        row.put("removed", "false");
        row.put("lock_version", "1");
        row.put("login_name", attributes.get("uid"));
        row.put("login_key", attributes.get("uid"));
        row.put(MARK, attributes.get("givenName"));
        row.put("family_name", attributes.get("sn"));
        row.put("family_key", attributes.get("sn").toLowerCase(Locale.ROOT));
        row.put("display_name", attributes.get("cn"));
        row.put("display_key", attributes.get("cn").toLowerCase(Locale.ROOT));
        row.put("email", attributes.get("mail"));
        row.put("home_host", HOST);
        row.put("source", "DIRECTORY");
        row.put("entry_uuid", "00000000-0000-4000-8000-%012d".formatted(member));
        row.put("entry_dn", "uid=" + attributes.get("uid") + ",ou=members,dc=benchmark");
        row.put("entry_dn_key", row.get("entry_dn"));
        row.put("state", "ACTIVE");
        return row;
    }
}
