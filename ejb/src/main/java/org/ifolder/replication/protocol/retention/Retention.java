package org.ifolder.replication.protocol.retention;

import java.util.OptionalLong;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;

/**
 * Decides what a host no longer needs to keep. A batch goes when it is too old or when too many came after it, and a host that
 * still needs it copies the records instead; so what nobody else has yet never goes. A tombstone goes when every host is known to have
 * it, and it is old besides; so nothing that was removed comes back (R7.7). Ages are by this host's clock alone, and only let things
 * go (invariant 13).
 *
 * @param changes changes that are kept of each stream's log at most
 * @param logMilliseconds how long a batch is kept at most
 * @param tombstoneMilliseconds how long a tombstone is kept at least
 */
public record Retention(long changes, long logMilliseconds, long tombstoneMilliseconds) {

    /**
     * Trims a stream's log, within the transaction of {@code store}.
     *
     * @param notBeyond the sequence above which all must stay: what is not confirmed, not published, or needed by a snapshot
     * @return whether anything went
     */
    public boolean trim(RetentionStore store, StreamId stream, long now, long notBeyond) {
        StreamProgress progress = store.progress(stream);
        long surplus = progress.cursor().sequence() - changes;
        OptionalLong upTo = store.lastToTrim(stream, now - logMilliseconds, surplus, notBeyond);
        if (upTo.isEmpty() || upTo.getAsLong() <= progress.horizon()) {
            return false;
        }
        store.trim(stream, upTo.getAsLong());
        store.save(stream, progress.keptAfter(upTo.getAsLong()));
        return true;
    }

    /**
     * Purges tombstones of a stream, within the transaction of {@code store}.
     *
     * @param floor the sequence that every host is known to have reached
     * @return how many went
     */
    public int purge(RetentionStore store, StreamId stream, long now, long floor, int maximum) {
        long reached = Math.min(floor, store.progress(stream).cursor().sequence());
        return store.purge(stream, reached, now - tombstoneMilliseconds, maximum);
    }
}
