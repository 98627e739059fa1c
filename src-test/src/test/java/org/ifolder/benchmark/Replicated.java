package org.ifolder.benchmark;

/**
 * A master and its slaves that keep the records of members in step: the product, or a peer of it. All of it runs on this machine's
 * loopback address, with each system's default durability unless its name says otherwise. Members are numbered from 0. Its processes
 * end with {@link #close}.
 */
public interface Replicated extends ReplicatedRecords, AutoCloseable {

    /**
     * Starts a master that has this many members, and slaves that have been brought in step with it. To be called once.
     *
     * @throws IllegalStateException when it does not start, with the reason that its log gives
     */
    void start(int members, int slaves);

    /** How many members there are. */
    int members();

    @Override
    default int records() {
        return members();
    }

    /** How many members a slave has. */
    long count(int slave);

    /** Ends a slave in good order; what it has stays on its disk. */
    void stopSlave(int slave);

    /** Starts a slave that was stopped; returns at once when its process is started, and leaves it to catch up. */
    void startSlave(int slave);

    /** Keeps a slave from following, without ending its processes where they take long to start. */
    default void cutOff(int slave) {
        stopSlave(slave);
    }

    /** Lets a slave that was cut off follow again; returns at once, and leaves it to catch up. */
    default void reconnect(int slave) {
        startSlave(slave);
    }

    /** Begins to make a further, empty slave, which is then brought in step; returns its number at once. */
    int addSlave();

    /** What the master's processes have used since they were started. */
    Usage masterUsage();

    /** What a slave's processes have used since they were started. */
    Usage slaveUsage(int slave);

    @Override
    void close();
}
