package org.ifolder.replication.simulation;

import java.util.List;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;

/** What hosts say to each other. */
interface Message {

    /** A sealed batch as its bytes: from a slave to its queue at the master, or from the master to the topic. */
    record BatchMessage(byte[] body, String signature) implements Message {

        static BatchMessage of(SealedBatch batch) {
            return new BatchMessage(batch.body(), batch.signature());
        }
    }

    /** How far the master is; goes the way of the batches of one lane. */
    record HeadsMessage(boolean domainLane, Heads heads) implements Message {
    }

    /** A slave asks the master's log. */
    record FetchRequest(StreamId stream, long after) implements Message {
    }

    /** What the master's log has. */
    record FetchAnswer(StreamId stream, List<BatchMessage> batches) implements Message {
    }
}
