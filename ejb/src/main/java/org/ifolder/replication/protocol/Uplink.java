package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a slave has yet to send to the master of its own streams. Sends sealed batches in order, a bounded number of changes ahead
 * of what the master confirms; where the master stands still, it sends again from there. Sends nothing before the master has said
 * how far it is, so that a new link never begins with guesses. Not thread-safe.
 */
public final class Uplink {

    private final String self;
    private final long window;
    private final int rewindAfter;
    private final Map<CollectionName, Progress> streams = new EnumMap<>(CollectionName.class);

    private static final class Progress {
        private long confirmed;
        private long sent;
        private int headsWithoutProgress;
    }

    /**
     * @param window how many changes may be under way unconfirmed, in one stream
     * @param rewindAfter after how many of the master's heads without progress what is unconfirmed is sent again
     */
    public Uplink(String self, long window, int rewindAfter) {
        this.self = self;
        this.window = window;
        this.rewindAfter = rewindAfter;
    }

    /** Forgets what was sent: the link is new. */
    public void reset() {
        streams.clear();
    }

    /** Takes note of how far the master has this host's streams. */
    public void masterSays(Heads heads) {
        for (CollectionName collection : CollectionName.values()) {
            long has = heads.streams().stream()
                    .filter(head -> head.collection() == collection && head.authority().equals(self))
                    .mapToLong(StreamHead::sequence).findFirst().orElse(0);
            masterHas(collection, has);
        }
    }

    private void masterHas(CollectionName collection, long sequence) {
        Progress progress = streams.get(collection);
        if (progress == null) {
            progress = new Progress();
            progress.confirmed = sequence;
            progress.sent = sequence;
            streams.put(collection, progress);
            return;
        }
        if (sequence > progress.confirmed) {
            progress.headsWithoutProgress = 0;
        } else if (sequence < progress.sent) {
            progress.headsWithoutProgress++;
        }
        progress.confirmed = sequence;
        progress.sent = Math.max(progress.sent, sequence);
        if (progress.headsWithoutProgress >= rewindAfter) {
            progress.sent = sequence;
            progress.headsWithoutProgress = 0;
        }
    }

    /** A batch of this host came back from the master: its receipt. */
    public void receipt(SealedBatch batch) {
        Progress progress = streams.get(batch.header().collection());
        if (progress != null && batch.header().to() > progress.confirmed) {
            progress.confirmed = batch.header().to();
            progress.sent = Math.max(progress.sent, progress.confirmed);
            progress.headsWithoutProgress = 0;
        }
    }

    /** The sequence up to which the master has this stream, as far as this link knows. */
    public long confirmed(CollectionName collection) {
        Progress progress = streams.get(collection);
        return progress == null ? 0 : progress.confirmed;
    }

    /**
     * The batches to send now, Domain first; they count as sent when this returns.
     *
     * @param store the log, in a reading transaction
     */
    public List<SealedBatch> due(ReplicationStore store, int maximumBatches, int maximumBytes) {
        List<SealedBatch> due = new ArrayList<>();
        for (Map.Entry<CollectionName, Progress> stream : streams.entrySet()) {
            Progress progress = stream.getValue();
            if (progress.sent - progress.confirmed >= window) {
                continue;
            }
            List<SealedBatch> batches = store.batchesAfter(new StreamId(stream.getKey(), self), progress.sent,
                    maximumBatches, maximumBytes);
            if (!batches.isEmpty()) {
                progress.sent = batches.get(batches.size() - 1).header().to();
                due.addAll(batches);
            }
        }
        return due;
    }
}
