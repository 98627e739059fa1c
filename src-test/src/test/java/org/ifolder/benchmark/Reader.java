package org.ifolder.benchmark;

/** A client that looks things up over a connection of its own, used by one thread at a time. */
public interface Reader extends AutoCloseable {

    /**
     * Looks up what has a number.
     *
     * @throws Exception when it was not found
     */
    void read(int number) throws Exception;

    @Override
    void close() throws Exception;
}
