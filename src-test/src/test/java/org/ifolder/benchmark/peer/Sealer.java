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

/** Seals what is in the outbox, as soon as there is something. */
final class Sealer implements AutoCloseable {

    private static final int LARGEST_BATCH = 500;

    private final Connection connection;
    private final RecentBatches batches;
    private final Semaphore something = new Semaphore(0);
    private final Worker worker;
    private long sequence;

    /** @param connection to the master, which is closed with this */
    Sealer(Connection connection, RecentBatches batches) throws SQLException {
        this.connection = connection;
        this.batches = batches;
        connection.setAutoCommit(false);
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
        while (true) {
            something.acquire();
            something.drainPermits();
            int sealed;
            do {
                sealed = seal();
            } while (sealed == LARGEST_BATCH);
        }
    }

    private int seal() throws SQLException, IOException {
        List<Long> ids = new ArrayList<>();
        List<String> payloads = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("select id, payload from outbox order by id limit " + LARGEST_BATCH);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
                payloads.add(rows.getString(2));
            }
        }
        if (!ids.isEmpty()) {
            Batch batch = new Batch(sequence + 1, sequence + ids.size(), Payloads.pack(payloads));
            FloorTables.insert(connection, batch);
            delete(ids);
            connection.commit();
            sequence = batch.to();
            batches.add(batch);
        } else {
            connection.rollback();
        }
        return ids.size();
    }

    private void delete(List<Long> ids) throws SQLException {
        Array array = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any (?)")) {
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
