package org.ifolder.benchmark.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.ifolder.benchmark.Usage;
import org.ifolder.benchmark.Writer;

/**
 * PostgreSQL's logical replication: a publication of the table of members, and a subscription in each slave's cluster. All settings are the
 * defaults, but for the WAL's level: each commit is flushed to the master's disk before it is acknowledged, whereas the slave's apply
 * worker does not wait for its own disk ({@code synchronous_commit} of a subscription is off; what a crash costs the slave, the master
 * sends again). A change updates one column, without an index, of a row with a primary key.
 */
public final class PostgresLogical extends Peer {

    static final String PUBLICATION = "members";

    private PostgresCluster master;

    /** @param folder for all files; what is there is removed */
    public PostgresLogical(Path folder) {
        super("PostgreSQL logical replication", folder);
    }

    /** Whether this machine has PostgreSQL's server. */
    public static boolean isInstalled() {
        return PostgresPrograms.areInstalled();
    }

    @Override
    void startMaster(int count) throws SQLException, IOException {
        PostgresCluster cluster = new PostgresCluster(folderOf("master"));
        cluster.make("wal_level = logical");
        master = cluster;
        cluster.start();
        cluster.awaitStarted();
        cluster.execute(MemberTable.CREATE);
        MemberTable.fill(cluster, count);
        cluster.execute("create publication " + PUBLICATION + " for table " + MemberTable.NAME);
    }

    @Override
    void stopMaster() {
        if (master != null) {
            master.stop();
        }
    }

    @Override
    Follower newFollower(int number) {
        return new LogicalFollower(number, new PostgresCluster(folderOf("slave" + number)), master);
    }

    @Override
    Writer openWriter() throws SQLException {
        return new UpdatingWriter(master.connect());
    }

    @Override
    public Usage masterUsage() {
        return master.usage();
    }
}
