package org.ifolder.benchmark;

import java.util.List;

/**
 * A master and its slaves that keep the records of members in step: the product, or a peer of it. All of it runs on this machine's
 * loopback address, with each system's default durability unless its name says otherwise. Members are numbered from 0. Its processes
 * end with {@link #close}.
 */
public interface Replicated extends AutoCloseable {

    /** The name in the results, such as {@code OpenLDAP syncrepl}. */
    String name();

    /**
     * Starts a master that has this many members, and slaves that have been brought in step with it. To be called once.
     *
     * @throws IllegalStateException when it does not start, with the reason that its log gives
     */
    void start(int members, int slaves);

    /** How many members there are. */
    int members();

    /** How many slaves there are, those that are stopped among them; they are numbered from 0. */
    int slaves();

    /**
     * Changes members at the master, each change in a commit of its own: those from 0 on, one after the other, whichever writer is free
     * next. Returns when the last of them is committed at the master.
     *
     * @return the commits, in no order
     */
    List<Commit> change(Load load);

    /** Whether a slave's clients see this mark at a member. Costs the slave little: it is asked again and again. */
    boolean shows(int slave, int member, String mark);

    /** How many members have this mark at a slave. */
    long marked(int slave, String mark);

    /** How many members a slave has. */
    long count(int slave);

    /** Ends a slave in good order; what it has stays on its disk. */
    void stopSlave(int slave);

    /** Starts a slave that was stopped; returns at once when its process is started, and leaves it to catch up. */
    void startSlave(int slave);

    /** Begins to make a further, empty slave, which is then brought in step; returns its number at once. */
    int addSlave();

    /** What the master's processes have used since they were started. */
    Usage masterUsage();

    /** What a slave's processes have used since they were started. */
    Usage slaveUsage(int slave);

    @Override
    void close();
}
