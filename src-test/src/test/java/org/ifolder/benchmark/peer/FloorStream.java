package org.ifolder.benchmark.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/** The rows that a batch moves on every host: how far its stream is, its digest, its log. Writes within a connection's transaction. */
final class FloorStream {

    private static final String OF_STREAM = " where collection = '" + FloorTables.COLLECTION + "' and authority = ?";
    /** As long as the product's. */
    private static final String SIGNATURE = "s".repeat(86);

    private final PreparedStatement selectStream;
    private final PreparedStatement selectDigest;
    private final PreparedStatement insertBatch;
    private final PreparedStatement updateDigest;
    private final PreparedStatement updateStream;
    private final boolean publishing;

    /** @param publishing whether this is the master, which gives each batch a position */
    FloorStream(Connection connection, boolean publishing) throws SQLException {
        this.publishing = publishing;
        selectStream = connection.prepareStatement("select * from replication_stream" + OF_STREAM);
        selectDigest = connection.prepareStatement("select state from replication_digest" + OF_STREAM);
        insertBatch = connection.prepareStatement("insert into sealed_batch values ('" + FloorTables.COLLECTION + "', ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        updateDigest = connection.prepareStatement("update replication_digest set state = ?" + OF_STREAM);
        updateStream = connection.prepareStatement("update replication_stream set sequence_no = ?, hash = ?" + OF_STREAM);
    }

    /** The number of the last change that is in a batch. */
    long sequence() throws SQLException {
        selectStream.setString(1, FloorTables.HOST);
        try (ResultSet rows = selectStream.executeQuery()) {
            rows.next();
            return rows.getLong("sequence_no");
        }
    }

    byte[] digest() throws SQLException {
        selectDigest.setString(1, "");
        try (ResultSet rows = selectDigest.executeQuery()) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    /** Logs a batch and moves the stream past it. The digest is moved anyhow: what it costs to reckon it is not the floor's. */
    void advance(Batch batch, byte[] digest) throws SQLException {
        String hash = Payloads.hash(batch.content());
        insert(batch, hash);
        for (int i = 0; i < digest.length; i++) {
            digest[i] += (byte) hash.charAt(i % hash.length());
        }
        updateDigest.setBytes(1, digest);
        updateDigest.setString(2, "");
        updateDigest.executeUpdate();
        updateStream.setLong(1, batch.to());
        updateStream.setString(2, hash);
        updateStream.setString(3, FloorTables.HOST);
        updateStream.executeUpdate();
    }

    private void insert(Batch batch, String hash) throws SQLException {
        long now = System.currentTimeMillis();
        insertBatch.setString(1, FloorTables.HOST);
        insertBatch.setLong(2, batch.from());
        insertBatch.setLong(3, batch.to());
        insertBatch.setString(4, hash);
        insertBatch.setBytes(5, batch.content());
        insertBatch.setString(6, SIGNATURE);
        insertBatch.setLong(7, now);
        if (publishing) {
            insertBatch.setLong(8, batch.from());
            insertBatch.setLong(9, now);
        } else {
            insertBatch.setNull(8, Types.BIGINT);
            insertBatch.setNull(9, Types.BIGINT);
        }
        insertBatch.executeUpdate();
    }
}
