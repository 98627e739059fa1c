package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ifolder.benchmark.SampleMember;
import org.ifolder.benchmark.Writer;

/** A client that changes a member and tells the outbox of it in one transaction: four round trips to the database. */
final class FloorWriter implements Writer {

    private final Connection connection;
    private final Runnable committed;
    private final PreparedStatement select;
    private final PreparedStatement update;
    private final PreparedStatement insert;

    /** @param committed to be told after each commit */
    FloorWriter(Connection connection, Runnable committed) throws SQLException {
        this.connection = connection;
        this.committed = committed;
        connection.setAutoCommit(false);
        select = connection.prepareStatement("select * from member where number = ?");
        update = connection.prepareStatement("update member set title = ?, version = ?, content_hash = ? where number = ? and version = ?");
        insert = connection.prepareStatement("insert into outbox (payload) values (?)");
    }

    @Override
    public void change(int member, String mark) throws SQLException, IOException {
        ChangedMember changed = changed(member, mark);
        update.setString(1, mark);
        update.setLong(2, changed.version());
        update.setString(3, changed.hash());
        update.setInt(4, member);
        update.setLong(5, changed.version() - 1);
        if (update.executeUpdate() != 1) {
            throw new IllegalStateException("somebody else changed member " + member);
        }
        insert.setString(1, Payloads.write(changed));
        insert.executeUpdate();
        connection.commit();
        committed.run();
    }

    private ChangedMember changed(int member, String mark) throws SQLException {
        select.setInt(1, member);
        try (ResultSet rows = select.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("there is no member " + member);
            }
            Map<String, String> attributes = new LinkedHashMap<>();
            for (String name : SampleMember.ATTRIBUTES) {
                attributes.put(name, rows.getString(name));
            }
            return new ChangedMember(member, rows.getLong("version") + 1, hash(attributes + mark), mark, attributes);
        }
    }

    private static String hash(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
