package org.ifolder.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A client that reads members of a PostgreSQL cluster. While that does not answer, or has no table yet, nothing is there. */
final class MemberReader implements AutoCloseable {

    private final PostgresCluster cluster;
    private Connection connection;
    private PreparedStatement showing;

    MemberReader(PostgresCluster cluster) {
        this.cluster = cluster;
    }

    /** Whether a member has this mark. */
    synchronized boolean shows(int member, String mark) {
        try {
            if (!isConnected()) {
                return false;
            }
            showing.setInt(1, member);
            showing.setString(2, mark);
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
    long marked(String mark) {
        return number("select count(*) from " + MemberTable.NAME + " where " + MemberTable.MARK + " = ?", mark);
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
                    .prepareStatement("select 1 from " + MemberTable.NAME + " where number = ? and " + MemberTable.MARK + " = ?");
        }
        return connection != null;
    }
}
