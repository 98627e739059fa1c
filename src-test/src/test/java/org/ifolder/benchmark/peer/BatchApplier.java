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
            FloorStream stream = new FloorStream(connection, false);
            new DataOutputStream(socket.getOutputStream()).writeLong(stream.sequence());
            connection.commit();
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            while (true) {
                apply(connection, stream, Batch.read(in));
            }
        }
    }

    private static void apply(Connection connection, FloorStream stream, Batch batch) throws SQLException, IOException {
        if (stream.sequence() != batch.from() - 1) {
            throw new IllegalStateException("a batch is missing before change " + batch.from());
        }
        byte[] digest = stream.digest();
        Map<String, ChangedMember> changes = new LinkedHashMap<>();
        for (ChangedMember change : Payloads.unpack(batch.content())) {
            changes.merge(change.key(), change, (one, other) -> one.version() > other.version() ? one : other);
        }
        Map<String, Long> versions = versions(connection, changes.keySet());
        update(connection, changes.values().stream().filter(change -> change.version() > versions.get(change.key())).toList());
        stream.advance(batch, digest);
        connection.commit();
    }

    private static Map<String, Long> versions(Connection connection, Collection<String> members) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select * from member where record_key = any (?)")) {
            select.setArray(1, connection.createArrayOf("varchar", members.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.put(rows.getString("record_key"), rows.getLong("version_counter"));
                }
            }
        }
        return versions;
    }

    private static void update(Connection connection, Collection<ChangedMember> changes) throws SQLException, IOException {
        try (PreparedStatement update = connection.prepareStatement("update member set " + FloorTables.MARK
                + " = ?, version_counter = ?, lock_version = lock_version + 1, content_hash = ? where record_key = ?")) {
            for (ChangedMember change : changes) {
                update.setString(1, change.payload().get(FloorTables.MARK));
                update.setLong(2, change.version());
                update.setString(3, Payloads.hash(Payloads.write(change)));
                update.setString(4, change.key());
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
