package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Readies a stream for the heir who goes on with it (R2.7). */
@ApplicationScoped
public class InheritedStreams {

    private static final Logger LOG = LoggerFactory.getLogger(InheritedStreams.class);

    private static final int PAGE_RECORDS = 500;
    private static final int PAGE_BYTES = 1_048_576;

    @Inject
    private HostStore store;

    /**
     * Has the stream go on from what this host has of it, in the current transaction. Whatever had stopped it came after that, and counts no
     * more; a copy that was under way is not finished, and what it has brought stays. Where this host has records that no batch has brought, or
     * lacks some, the other hosts differ then, and have to copy the stream anew.
     */
    public void take(StreamId stream) {
        StreamProgress progress = store.progress(stream);
        if (isClean(progress)) {
            return;
        }
        LOG.warn("{} was {} ({}) when its host was removed, and goes on from sequence {}. Hosts that then differ must copy it anew", stream,
                progress.condition(), progress.reason() == null ? "not settled" : progress.reason(), progress.cursor().sequence());
        store.endSnapshot(stream);
        store.restored(stream, store.setAside(stream));
        store.save(DigestScope.of(stream), digestOfRecords(stream));
        store.save(stream, new StreamProgress(progress.cursor(), Condition.STREAMING, null, progress.horizon(), 0, null, 0));
    }

    private static boolean isClean(StreamProgress progress) {
        return progress.condition() == Condition.STREAMING && progress.settledFrom() <= progress.cursor().sequence()
                && progress.difference() == null && progress.setAside() == 0;
    }

    private Digest digestOfRecords(StreamId stream) {
        Digest sum = Digest.empty();
        RecordPlace place = RecordPlace.FIRST;
        while (place != null) {
            RecordPage page = store.records(DigestScope.of(stream), place, PAGE_RECORDS, PAGE_BYTES);
            page.records().stream().filter(record -> !record.removed()).forEach(record -> sum.add(record.contentHash()));
            place = page.upTo();
        }
        return sum;
    }
}
