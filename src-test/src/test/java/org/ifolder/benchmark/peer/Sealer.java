package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Seals what is in the outbox as the product does: at once after a quiet while, and under load once in a short while. */
final class Sealer implements AutoCloseable {

    private static final int LARGEST_BATCH = 500;
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final String WAITING = "select id, change_bytes, content_before, content_after from outbox where collection = '"
            + FloorTables.COLLECTION + "' and authority = '" + FloorTables.HOST + "' order by id limit " + LARGEST_BATCH;

    private final Connection connection;
    private final FloorStream stream;
    private final RecentBatches batches;
    private final Semaphore something = new Semaphore(0);
    private final Worker worker;

    /** @param connection to the master, which is closed with this */
    Sealer(Connection connection, RecentBatches batches) throws SQLException {
        this.connection = connection;
        this.batches = batches;
        connection.setAutoCommit(false);
        stream = new FloorStream(connection, true);
        worker = Worker.start("sealer", this::run);
    }

    /** There is something in the outbox. */
    void wake() {
        something.release();
    }

    /** @throws IllegalStateException when it has failed */
    void check() {
        worker.check();
    }

    private void run() throws InterruptedException, SQLException, IOException {
        long dueAt = System.nanoTime();
        while (true) {
            something.acquire();
            TimeUnit.NANOSECONDS.sleep(dueAt - System.nanoTime());
            dueAt = System.nanoTime() + INTERVAL_NANOS;
            something.drainPermits();
            int sealed;
            do {
                sealed = seal();
            } while (sealed == LARGEST_BATCH);
        }
    }

    private int seal() throws SQLException, IOException {
        List<Long> ids = new ArrayList<>();
        List<byte[]> payloads = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(WAITING); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                payloads.add(rows.getBytes(2));
            }
        }
        if (!ids.isEmpty()) {
            long sequence = stream.sequence();
            Batch batch = new Batch(sequence + 1, sequence + ids.size(), Payloads.pack(payloads));
            stream.advance(batch, stream.digest());
            delete(ids);
            connection.commit();
            batches.add(batch);
        } else {
            connection.rollback();
        }
        return ids.size();
    }

    private void delete(List<Long> ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where collection = '"
                + FloorTables.COLLECTION + "' and authority = '" + FloorTables.HOST + "' and id = any (?)")) {
            delete.setArray(1, array);
            delete.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        worker.close();
        connection.close();
    }
}
