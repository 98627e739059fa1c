package org.ifolder.benchmark.peer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies the batches of a feed at a slave, each in one transaction, from the slave's cursor on. */
final class BatchApplier implements AutoCloseable {

    private final PostgresCluster slave;
    private final int feed;
    private final Socket socket = new Socket();
    private final Worker worker;

    /**
     * Begins as soon as the slave's database answers.
     *
     * @param feed port of the feed on the loopback address
     */
    BatchApplier(PostgresCluster slave, int feed) {
        this.slave = slave;
        this.feed = feed;
        worker = Worker.start("applier", this::run);
    }

    /** @throws IllegalStateException when it has failed */
    void check() {
        worker.check();
    }

    private void run() throws SQLException, IOException {
        slave.awaitStarted();
        try (Connection connection = slave.connect(); socket) {
            connection.setAutoCommit(false);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), feed));
            new DataOutputStream(socket.getOutputStream()).writeLong(cursor(connection));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                apply(connection, Batch.read(in));
            }
        }
    }

    private static long cursor(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select sequence from replication_cursor");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void apply(Connection connection, Batch batch) throws SQLException, IOException {
        Map<Integer, ChangedMember> changes = new LinkedHashMap<>();
        for (ChangedMember change : Payloads.unpack(batch.content())) {
            changes.merge(change.number(), change, (one, other) -> one.version() > other.version() ? one : other);
        }
        Map<Integer, Long> versions = versions(connection, changes.keySet());
        update(connection, changes.values().stream().filter(change -> change.version() > versions.get(change.number())).toList());
        FloorTables.insert(connection, batch);
        try (PreparedStatement update = connection.prepareStatement("update replication_cursor set sequence = ?")) {
            update.setLong(1, batch.to());
            update.executeUpdate();
        }
        connection.commit();
    }

    private static Map<Integer, Long> versions(Connection connection, Collection<Integer> members) throws SQLException {
        Map<Integer, Long> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select number, version from member where number = any (?)")) {
            select.setArray(1, connection.createArrayOf("integer", members.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        return versions;
    }

    private static void update(Connection connection, Collection<ChangedMember> changes) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update member set title = ?, version = ?, content_hash = ? where number = ?")) {
            for (ChangedMember change : changes) {
                update.setString(1, change.title());
                update.setLong(2, change.version());
                update.setString(3, change.hash());
                update.setInt(4, change.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** Ends after the batch that is being applied. */
    @Override
    public void close() throws IOException {
        worker.ending();
        socket.close();
        worker.close();
    }
}
