package org.ifolder.benchmark;

/** A client of a master with a connection of its own, used by one thread at a time. */
public interface Writer extends AutoCloseable {

    /**
     * Changes the mark of a member. Returns when the change is committed at the master.
     *
     * @throws Exception when it was not committed, or the master did not say so
     */
    void change(int member, String mark) throws Exception;
}
