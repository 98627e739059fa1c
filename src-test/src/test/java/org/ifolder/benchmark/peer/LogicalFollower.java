package org.ifolder.benchmark.peer;

import java.sql.SQLException;
import org.ifolder.benchmark.Usage;

/** A PostgreSQL cluster that subscribes to the master's table of members. */
final class LogicalFollower implements Follower {

    private final int number;
    private final PostgresCluster cluster;
    private final PostgresCluster master;
    private final MemberReader reader;

    LogicalFollower(int number, PostgresCluster cluster, PostgresCluster master) {
        this.number = number;
        this.cluster = cluster;
        this.master = master;
        this.reader = new MemberReader(cluster, "number", member -> member, MemberTable.MARK);
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
            cluster.execute(MemberTable.CREATE, "create subscription slave%d connection '%s' publication %s".formatted(number,
                    master.connectionString(), PostgresLogical.PUBLICATION));
        } catch (SQLException e) {
            throw new IllegalStateException("the subscription was not made", e);
        }
    }

    @Override
    public void start() {
        cluster.start();
    }

    @Override
    public void stop() {
        reader.close();
        cluster.stop();
    }

    /** The copy of what is there is a phase of its own, before what is changed comes as it happens. */
    @Override
    public boolean isInStep(int members) {
        return count() == members
                && reader.number("select count(*) from pg_subscription_rel") == 1
                && reader.number("select count(*) from pg_subscription_rel where srsubstate <> 'r'") == 0;
    }

    @Override
    public boolean shows(int member, String mark) {
        return reader.shows(member, mark);
    }

    @Override
    public long marked(String mark) {
        return reader.marked(mark);
    }

    @Override
    public long count() {
        return reader.count();
    }

    @Override
    public Usage usage() {
        return cluster.usage();
    }
}
