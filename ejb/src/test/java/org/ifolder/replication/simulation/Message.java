package org.ifolder.replication.simulation;

import java.util.List;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;

/** What hosts say to each other. */
interface Message {

    /** A sealed batch as its bytes: from a slave to its queue at the master, or from the master to the topic. */
    record BatchMessage(byte[] body, String signature) implements Message {

        static BatchMessage of(SealedBatch batch) {
            return new BatchMessage(batch.body(), batch.signature());
        }
    }

    /** How far the master is, and who reigns; goes the way of the batches of one lane. */
    record HeadsMessage(boolean domainLane, Heads heads, Reign reign) implements Message {
    }

    /** A slave lives. */
    record HeartbeatMessage(Heartbeat heartbeat) implements Message {
    }

    /** A host asks how another has a stream. */
    record DescribeRequest(StreamId stream) implements Message {
    }

    /** How a host has a stream. */
    record DescribeAnswer(StreamId stream, StreamDescription description) implements Message {
    }

    /** A host asks another's log. */
    record FetchRequest(StreamId stream, long after) implements Message {
    }

    /** What the log has. */
    record FetchAnswer(StreamId stream, long after, List<BatchMessage> batches) implements Message {
    }

    /** A host asks for a page of a stream's records. */
    record PageRequest(StreamId stream, RecordPlace after) implements Message {
    }

    /** A page of records, and the stream as it was described right after it. */
    record PageAnswer(StreamId stream, RecordPlace after, RecordPage page, StreamDescription now) implements Message {
    }
}
