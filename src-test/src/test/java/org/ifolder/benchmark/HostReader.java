package org.ifolder.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.test.grid.GridHost;

/** Reads from the hosts' databases, by a connection to each. While a database does not answer, or has no tables yet, nothing is there. */
final class HostReader implements AutoCloseable {

    /** SQL states: no connection, shutting down, starting, no such database, no such table. */
    private static final List<String> NOT_THERE = List.of("08", "57P", "3D000", "42P01");

    private final Map<String, OneHost> hosts = new ConcurrentHashMap<>();

    /** The number that a query finds. */
    long number(GridHost host, String sql, String... values) {
        return hosts.computeIfAbsent(host.name(), name -> new OneHost(host)).number(sql, values);
    }

    @Override
    public void close() {
        hosts.values().forEach(OneHost::disconnect);
        hosts.clear();
    }

    private static final class OneHost {

        private final GridHost host;
        private Connection connection;

        OneHost(GridHost host) {
            this.host = host;
        }

        synchronized long number(String sql, String... values) {
            try {
                if (connection == null) {
                    connection = DriverManager.getConnection(host.property("ifolder.database.url"), host.property("ifolder.database.user"),
                            host.property("ifolder.database.password"));
                }
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < values.length; i++) {
                        statement.setString(i + 1, values[i]);
                    }
                    try (ResultSet rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                }
            } catch (SQLException e) {
                disconnect();
                if (isThere(e)) {
                    throw new IllegalStateException("the database of " + host, e);
                }
                return 0;
            }
        }

        private static boolean isThere(SQLException e) {
            return e.getSQLState() != null && NOT_THERE.stream().noneMatch(e.getSQLState()::startsWith);
        }

        synchronized void disconnect() {
            if (connection != null) {
                try {
                    connection.close();
                } catch (SQLException e) {
                    // It is gone already.
                }
                connection = null;
            }
        }
    }
}
