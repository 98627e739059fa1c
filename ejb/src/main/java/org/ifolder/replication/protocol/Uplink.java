package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a slave has yet to send to the master of its own streams. Sends sealed batches in order, a bounded number of changes ahead
 * of what the master confirms. Where the master stands still it sends again from there, but one batch only until there is progress,
 * and each time after twice the patience: a master that is only slow must not drown in repeats (invariant 14). Sends nothing
 * before the master has said how far it is, so that a new link never begins with guesses. Not thread-safe.
 */
public final class Uplink {

    private static final int LONGEST_PATIENCE = 8;

    private final String self;
    private final long window;
    private final int rewindAfter;
    private final Map<CollectionName, Progress> streams = new EnumMap<>(CollectionName.class);

    private static final class Progress {
        private long confirmed;
        private long sent;
        private int headsWithoutProgress;
        private int patience = 1;
        private boolean probing;

        private void reached(long sequence) {
            confirmed = sequence;
            sent = Math.max(sent, sequence);
            headsWithoutProgress = 0;
            patience = 1;
            probing = false;
        }

        private void rewind() {
            sent = confirmed;
            headsWithoutProgress = 0;
            patience = Math.min(2 * patience, LONGEST_PATIENCE);
            probing = true;
        }

        private boolean mustWait(long window) {
            return sent - confirmed >= (probing ? 1 : window);
        }
    }

    /**
     * @param window how many changes may be under way unconfirmed, in one stream
     * @param rewindAfter after how many of the master's heads without progress what is unconfirmed is sent again; twice as many
     *        the next time, until there is progress
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
                    .mapToLong(head -> head.cursor().sequence()).findFirst().orElse(0);
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
            progress.reached(sequence);
            return;
        }
        progress.confirmed = sequence;
        if (sequence < progress.sent && ++progress.headsWithoutProgress >= rewindAfter * progress.patience) {
            progress.rewind();
        }
    }

    /**
     * A batch of this host came back from the master: its receipt.
     *
     * @return whether more of its stream may be sent now that had to wait
     */
    public boolean receipt(SealedBatch batch) {
        Progress progress = streams.get(batch.header().collection());
        if (progress == null || batch.header().to() <= progress.confirmed) {
            return false;
        }
        boolean waited = progress.mustWait(window);
        progress.reached(batch.header().to());
        return waited;
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
            if (progress.mustWait(window)) {
                continue;
            }
            List<SealedBatch> batches = store.batchesAfter(new StreamId(stream.getKey(), self), progress.sent,
                    progress.probing ? 1 : maximumBatches, maximumBytes);
            if (!batches.isEmpty()) {
                progress.sent = batches.get(batches.size() - 1).header().to();
                due.addAll(batches);
            }
        }
        return due;
    }
}
