package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.ifolder.test.grid.GridHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of databases itself, on rows that were doctored. */
class DatabasesTest {

    private static final String COLUMNS = " (record_key varchar primary key, name varchar, removed boolean, lock_version bigint)";
    private static final List<String> TABLES = List.of("ifolder_domain", "host", "member", "member_group", "membership", "ifolder",
            "ifolder_right", "ifolder_usage", "report", "report_content", "kept_record");

    @TempDir
    Path folder;

    private GridHost one;
    private GridHost other;

    @BeforeEach
    void twoHosts() throws Exception {
        one = host("one");
        other = host("other");
        change(one, "insert into member values ('m1', 'Anna', false, 3)");
        change(other, "insert into member values ('m1', 'Anna', false, 8)");
    }

    @Test
    void acceptsRowsThatDifferInWhatIsTheHostsOwn() throws Exception {
        change(one, "insert into member values ('m2', null, true, 0)");

        assertThat(differences()).isEmpty();
        assertThat(Databases.size(one)).isEqualTo(1);
    }

    @Test
    void findsARowThatIsMissing() throws Exception {
        change(one, "insert into report values ('r1', null, false, 0)");

        assertThat(differences()).singleElement().asString().startsWith("report r1: one has {").endsWith("other has null");
    }

    @Test
    void findsARowThatDiffers() throws Exception {
        change(other, "update member set name = 'Hanna'");

        assertThat(differences()).singleElement().asString().startsWith("member m1").contains("Anna").contains("Hanna");
    }

    @Test
    void findsARowThatIsRemovedOnOneHostAlone() throws Exception {
        change(one, "update member set removed = true");

        assertThat(differences()).hasSize(1);
    }

    private List<String> differences() {
        return Databases.differences(List.of(one, other));
    }

    private GridHost host(String name) throws IOException, SQLException {
        Path home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("host.properties"), "ifolder.database.password=secret\n");
        GridHost host = new GridHost(name, home);
        for (String table : TABLES) {
            change(host, "create table " + table + COLUMNS);
        }
        return host;
    }

    private static void change(GridHost host, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + host.data().resolve("ifolder"), "ifolder", "secret");
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
