package org.ifolder.replication.relay;

/** What a host does with sealed batches, in its role. Used by the relay's one thread. */
interface RelayTurn extends AutoCloseable {

    /**
     * Does all that is to be done now.
     *
     * @throws Links.LinkFailure when the link is down; this turn is then closed and another opened
     */
    void take();

    @Override
    void close();
}
