package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.benchmark.Writer;

/** A client that changes a member and tells the outbox of it in one transaction: four round trips to the database. */
final class FloorWriter implements Writer {

    private final Connection connection;
    private final AtomicLong order;
    private final Runnable committed;
    private final PreparedStatement select;
    private final PreparedStatement update;
    private final PreparedStatement insert;

    /**
     * @param order of the entries in the outbox
     * @param committed to be told after each commit
     */
    FloorWriter(Connection connection, AtomicLong order, Runnable committed) throws SQLException {
        this.connection = connection;
        this.order = order;
        this.committed = committed;
        connection.setAutoCommit(false);
        select = connection.prepareStatement("select * from member where record_key = ?");
        update = connection.prepareStatement("update member set " + FloorTables.MARK + " = ?, version_counter = ?, lock_version = ?,"
                + " content_hash = ? where record_key = ? and lock_version = ?");
        insert = connection.prepareStatement("insert into outbox values ('" + FloorTables.COLLECTION + "', '" + FloorTables.HOST + "', ?, ?, ?, ?)");
    }

    @Override
    public void change(int member, String mark) throws SQLException, IOException {
        select.setString(1, FloorTables.keyOf(member));
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("there is no member " + member);
            }
            change(row, mark);
        }
        connection.commit();
        committed.run();
    }

    private void change(ResultSet row, String mark) throws SQLException, IOException {
        ChangedMember changed = changed(row, mark);
        byte[] payload = Payloads.write(changed);
        String hash = Payloads.hash(payload);
        long lock = row.getLong("lock_version");
        update.setString(1, mark);
        update.setLong(2, changed.version());
        update.setLong(3, lock + 1);
        update.setString(4, hash);
        update.setString(5, changed.key());
        update.setLong(6, lock);
        if (update.executeUpdate() != 1) {
            throw new IllegalStateException("somebody else changed member " + changed.key());
        }
        insert.setLong(1, order.incrementAndGet());
        insert.setBytes(2, payload);
        insert.setString(3, row.getString("content_hash"));
        insert.setString(4, hash);
        insert.executeUpdate();
    }

    private static ChangedMember changed(ResultSet row, String mark) throws SQLException {
        Map<String, String> payload = new LinkedHashMap<>();
        for (String column : FloorTables.DESCRIBED) {
            payload.put(column, row.getString(column));
        }
        payload.put(FloorTables.MARK, mark);
        return new ChangedMember(row.getString("record_key"), row.getLong("version_counter") + 1, payload);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
