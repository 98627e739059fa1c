package org.ifolder.test.grid;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.awaitility.Awaitility;

/** The database of a host, as somebody with access to it can read and change it while the host is down. */
public final class HostDatabase {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GridHost host;

    public HostDatabase(GridHost host) {
        this.host = host;
    }

    /** How far the host has a stream; 0 where it has none of it. */
    public long sequence(String collection, String authority) {
        return onDatabase("select sequence_no from replication_stream where collection = ? and authority = ?", statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0L;
            }
        }, collection, authority);
    }

    /**
     * Changes rows behind the application's back.
     *
     * @return how many
     */
    public int change(String sql, String... values) {
        return onDatabase(sql, PreparedStatement::executeUpdate, values);
    }

    /** The rows that a query finds, each by the names of its columns in small letters; all values as text. */
    public List<Map<String, String>> rows(String sql, String... values) {
        return onDatabase(sql, statement -> {
            List<Map<String, String>> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), rows.getString(i));
                    }
                    found.add(row);
                }
            }
            return found;
        }, values);
    }

    /** What it takes on the disk, in bytes; of a running host too. */
    public long bytes() {
        if (!host.hasCluster()) {
            return host.data().resolve("ifolder.mv.db").toFile().length();
        }
        try (Connection connection = connection(); Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery("select pg_database_size(current_database())")) {
            size.next();
            return size.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Gives the room back that an embedded database has in its file for rows to come. */
    void compact() {
        onDatabase("shutdown compact", PreparedStatement::execute);
    }

    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T onDatabase(String sql, Work<T> work, String... values) {
        if (host.isRunning()) {
            throw new IllegalStateException(host + " is running");
        }
        try (Connection connection = connection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return work.on(statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the database of " + host, cause);
    }

    /** A process that was killed lets go of its files only when the last of its threads has ended. */
    private Connection connection() {
        String url = host.hasCluster() ? host.property("ifolder.database.url") + "&stringtype=unspecified"
                : "jdbc:h2:file:" + host.data().resolve("ifolder") + ";IFEXISTS=TRUE";
        return Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO)
                .ignoreExceptionsInstanceOf(SQLNonTransientConnectionException.class)
                .until(() -> DriverManager.getConnection(url, "ifolder", host.property("ifolder.database.password")), Objects::nonNull);
    }
}
