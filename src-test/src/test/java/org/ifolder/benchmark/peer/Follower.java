package org.ifolder.benchmark.peer;

import org.ifolder.benchmark.Usage;

/** A slave of a peer. What is asked of it while it does not answer is not there: no member, no mark. */
interface Follower extends AutoCloseable {

    /** Lays out the files of an empty server, which does not run. */
    void prepare();

    /** Starts the empty server and connects it to the master; returns before it is in step. */
    void join();

    /** Starts the server again; returns as soon as its process is started. */
    void start();

    /** Ends the server in good order. */
    void stop();

    /** Whether it has all members and goes on to get what is changed. */
    boolean isInStep(int members);

    boolean shows(int member, String mark);

    long marked(String mark);

    long count();

    Usage usage();

    /** Ends the server if it runs. */
    @Override
    default void close() {
        stop();
    }
}
