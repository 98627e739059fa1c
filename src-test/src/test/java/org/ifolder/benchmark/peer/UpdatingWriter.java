package org.ifolder.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.ifolder.benchmark.Writer;

/** A client that updates one row of the table of members at a time, and commits. */
final class UpdatingWriter implements Writer {

    private final Connection connection;
    private final PreparedStatement update;

    UpdatingWriter(Connection connection) throws SQLException {
        this.connection = connection;
        this.update = connection.prepareStatement("update " + MemberTable.NAME + " set " + MemberTable.MARK + " = ? where number = ?");
    }

    @Override
    public void change(int member, String mark) throws SQLException {
        update.setString(1, mark);
        update.setInt(2, member);
        if (update.executeUpdate() != 1) {
            throw new IllegalStateException("there is no member " + member);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
