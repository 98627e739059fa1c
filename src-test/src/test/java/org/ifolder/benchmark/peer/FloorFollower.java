package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.ifolder.benchmark.Usage;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** A slave of {@link JdbcFloor}: a PostgreSQL cluster, and a thread that applies batches to it. */
final class FloorFollower implements Follower {

    private final PostgresCluster cluster;
    private final PostgresCluster master;
    private final int feed;
    private final MemberReader reader;
    private volatile BatchApplier applier;

    /** @param feed port of the master's feed on the loopback address */
    FloorFollower(PostgresCluster cluster, PostgresCluster master, int feed) {
        this.cluster = cluster;
        this.master = master;
        this.feed = feed;
        this.reader = new MemberReader(cluster, "record_key", FloorTables::keyOf, FloorTables.MARK);
    }

    @Override
    public void prepare() {
        cluster.make();
    }

    @Override
    public void join() {
        cluster.start();
        cluster.awaitStarted();
        try {
            FloorTables.create(cluster);
            copyAll();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("a slave got no copy", e);
        }
        applier = new BatchApplier(cluster, feed);
    }

    /** One snapshot of the master: the members, and how far the stream is; changes that are in no batch yet come again, and are then known. */
    private void copyAll() throws SQLException, IOException {
        try (Connection from = master.connect(); Connection to = cluster.connect()) {
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            from.setReadOnly(true);
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            for (String table : FloorTables.COPIED) {
                try (InputStream rows = new PGCopyInputStream(from.unwrap(PGConnection.class), "copy " + table + " to stdout")) {
                    to.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin", rows);
                }
            }
            to.commit();
            from.commit();
        }
    }

    @Override
    public void start() {
        cluster.start();
        applier = new BatchApplier(cluster, feed);
    }

    @Override
    public void stop() {
        reader.close();
        if (applier != null) {
            try {
                applier.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            applier = null;
        }
        cluster.stop();
    }

    @Override
    public boolean isInStep(int members) {
        return count() == members && applier != null;
    }

    @Override
    public boolean shows(int member, String mark) {
        check();
        return reader.shows(member, mark);
    }

    @Override
    public long marked(String mark) {
        check();
        return reader.marked(mark);
    }

    @Override
    public long count() {
        check();
        return reader.count();
    }

    @Override
    public Usage usage() {
        return cluster.usage();
    }

    private void check() {
        BatchApplier applying = applier;
        if (applying != null) {
            applying.check();
        }
    }
}
