package org.ifolder.replication.catchup;

import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamps;

/** Port: what other hosts have of a stream (R7.2, R7.3). Each method throws {@link SourceUnreachable} where there is no answer. */
public interface StreamSources {

    /** How the host has the stream. */
    StreamDescription describe(String host, StreamId stream);

    /** Batches of the host's log after a sequence, in order, a bounded number; empty when its log begins later. */
    Optional<List<SealedBatch>> batchesAfter(String host, StreamId stream, long sequence);

    /** The host's records of the stream after a place, up to a number and roughly a size in bytes. */
    RecordPage records(String host, StreamId stream, RecordPlace after, int maximumRecords, int maximumBytes);

    /** The host's records between two places, as a few runs with their digests; {@code upTo} is null for all that follow. */
    RecordRanges ranges(String host, StreamId stream, RecordPlace after, RecordPlace upTo, int parts);

    /** The host's records between two places, each with its version and hash; {@code upTo} is null for all that follow. */
    RecordStamps stamps(String host, StreamId stream, RecordPlace after, RecordPlace upTo);
}
