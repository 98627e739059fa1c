package org.ifolder.replication.relay;

import java.net.InetSocketAddress;
import java.util.List;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;

/** Port: which hosts there are and how they are reached (R2.3). */
public interface HostDirectory {

    /** This host's id. */
    String self();

    /** Ids of all hosts of the Domain but this one, without those that have left. */
    List<String> others();

    /** Where a host's broker listens, by its private address. */
    InetSocketAddress brokerOf(String host);

    /**
     * Batches of another host's log after a sequence, in order, a bounded number; none when it has no more.
     *
     * @throws Links.LinkFailure when the host cannot be reached
     */
    List<SealedBatch> batchesAfter(String host, StreamId stream, long sequence);
}
