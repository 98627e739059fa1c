package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.TreeMap;

/** The batches that were sealed last, in memory; those before them are read from the master's table. */
final class RecentBatches {

    private static final int KEPT = 1_000;

    private final PostgresCluster master;
    private final TreeMap<Long, Batch> kept = new TreeMap<>();
    private long last;

    RecentBatches(PostgresCluster master) {
        this.master = master;
    }

    synchronized void add(Batch batch) {
        kept.put(batch.from(), batch);
        if (kept.size() > KEPT) {
            kept.pollFirstEntry();
        }
        last = batch.to();
        notifyAll();
    }

    /** The batch that comes after a change; waits until it is sealed. */
    Batch after(long sequence) throws InterruptedException, SQLException, IOException {
        Batch batch = awaited(sequence);
        return batch == null ? stored(sequence + 1) : batch;
    }

    private synchronized Batch awaited(long sequence) throws InterruptedException {
        while (last <= sequence) {
            wait();
        }
        return kept.get(sequence + 1);
    }

    private Batch stored(long from) throws SQLException, IOException {
        try (Connection connection = master.connect();
                PreparedStatement select = connection
                        .prepareStatement("select to_sequence, body from sealed_batch where collection = '"
                        + FloorTables.COLLECTION + "' and authority = '" + FloorTables.HOST + "' and from_sequence = ?")) {
            select.setLong(1, from);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new IOException("no batch begins with change " + from);
                }
                return new Batch(from, rows.getLong(1), rows.getBytes(2));
            }
        }
    }
}
