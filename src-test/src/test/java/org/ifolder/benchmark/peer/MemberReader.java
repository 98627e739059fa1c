package org.ifolder.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.IntFunction;

/** A client that reads members of a PostgreSQL cluster. While that does not answer, or has no table yet, nothing is there. */
final class MemberReader implements AutoCloseable {

    private final PostgresCluster cluster;
    private final String key;
    private final IntFunction<Object> keyOf;
    private final String mark;
    private Connection connection;
    private PreparedStatement showing;

    /**
     * @param key the column by which a member is found
     * @param keyOf what it says for the member of a number
     * @param mark the column of the mark
     */
    MemberReader(PostgresCluster cluster, String key, IntFunction<Object> keyOf, String mark) {
        this.cluster = cluster;
        this.key = key;
        this.keyOf = keyOf;
        this.mark = mark;
    }

    /** Whether a member has this mark. */
    synchronized boolean shows(int member, String value) {
        try {
            if (!isConnected()) {
                return false;
            }
            showing.setObject(1, keyOf.apply(member));
            showing.setString(2, value);
            try (ResultSet rows = showing.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            close();
            return false;
        }
    }

    /** A number that a query finds; 0 if it finds none. */
    synchronized long number(String sql, String... values) {
        try {
            if (!isConnected()) {
                return 0;
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? rows.getLong(1) : 0;
                }
            }
        } catch (SQLException e) {
            close();
            return 0;
        }
    }

    /** How many members have this mark. */
    long marked(String value) {
        return number("select count(*) from " + MemberTable.NAME + " where " + mark + " = ?", value);
    }

    /** How many members there are. */
    long count() {
        return number("select count(*) from " + MemberTable.NAME);
    }

    /** Disconnects; connects again when it is asked. */
    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It is gone already.
            }
            connection = null;
        }
    }

    private boolean isConnected() throws SQLException {
        if (connection == null && cluster.isStarted()) {
            connection = cluster.connect();
            showing = connection
                    .prepareStatement("select 1 from " + MemberTable.NAME + " where " + key + " = ? and " + mark + " = ?");
        }
        return connection != null;
    }
}
