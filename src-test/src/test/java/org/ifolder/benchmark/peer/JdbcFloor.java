package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.benchmark.Usage;
import org.ifolder.benchmark.Writer;

/**
 * What the product's design costs at the least: the same rows in the same tables with the same indexes, written by plain JDBC and shipped
 * by TCP, without an app server, JPA, a broker, signatures or digests. Each host has a PostgreSQL cluster with its default durability: all
 * commits, those of the slaves too, are flushed to the disk. A change selects a row, updates it and tells the outbox of it in one
 * transaction. Batches have at most 500 changes and are compressed.
 *
 * <p>What is said of usage is that of PostgreSQL's processes. The JVM's part, of the master and of all slaves, is in this one, and cannot
 * be told apart from the benchmark's own.
 */
public final class JdbcFloor extends Peer {

    private PostgresCluster master;
    private Sealer sealer;
    private BatchFeed feed;
    private final AtomicLong order = new AtomicLong();

    /** @param folder for all files; what is there is removed */
    public JdbcFloor(Path folder) {
        super("plain JDBC", folder);
    }

    /** Whether this machine has PostgreSQL's server. */
    public static boolean isInstalled() {
        return PostgresPrograms.areInstalled();
    }

    @Override
    void startMaster(int count) throws SQLException, IOException {
        PostgresCluster cluster = new PostgresCluster(folderOf("master"));
        cluster.make();
        master = cluster;
        cluster.start();
        cluster.awaitStarted();
        FloorTables.create(cluster);
        FloorTables.fill(cluster, count);
        RecentBatches batches = new RecentBatches(cluster);
        sealer = new Sealer(cluster.connect(), batches);
        feed = new BatchFeed(batches);
    }

    @Override
    void stopMaster() throws SQLException, IOException {
        if (feed != null) {
            feed.close();
        }
        if (sealer != null) {
            sealer.close();
        }
        if (master != null) {
            master.stop();
        }
    }

    @Override
    Follower newFollower(int number) {
        return new FloorFollower(new PostgresCluster(folderOf("slave" + number)), master, feed.port());
    }

    /** After each change the sealer is told, and asked whether it does its work. */
    @Override
    Writer openWriter() throws SQLException {
        return new FloorWriter(master.connect(), order, () -> {
            sealer.wake();
            sealer.check();
            feed.check();
        });
    }

    @Override
    public Usage masterUsage() {
        return master.usage();
    }
}
