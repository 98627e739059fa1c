package org.ifolder.replication.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.record.CollectionRecords;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.StoredContent;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads this host's own tables, page by page, and recomputes what they say: each row against the hash that was noted when it was
 * written, and all of them against the digest (invariant 9). So it finds what was changed by hand, which no batch shows.
 */
@ApplicationScoped
public class Scrub {

    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);

    private static final int PAGE_RECORDS = 500;
    private static final int PAGE_BYTES = 1_048_576;
    private static final int TRIES = 5;
    private static final long BETWEEN_TRIES = TimeUnit.MILLISECONDS.toNanos(300);

    @Inject
    private OwnAuthority own;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private CollectionRecords records;

    @Inject
    private Findings findings;

    @Inject
    private Uptime uptime;

    /** What the digest at this moment covers. */
    private record Moment(Cursor cursor, boolean settled, boolean pending, String digest) {

        private boolean isComparableWith(Moment later) {
            return equals(later) && settled && !pending;
        }
    }

    /** What reading all records has shown. */
    private record Sum(String digest, RecordPlace changed) {
    }

    /**
     * Reads all records of a stream and notes how they differ, or that they do not.
     *
     * @return how they differ; empty where they do not, or where the stream moved all the time so that only its single rows were looked at
     */
    public Optional<String> scrub(StreamId stream) {
        long begun = uptime.millis();
        Optional<String> difference = Optional.empty();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Moment before = moment(stream);
            Sum sum = read(stream);
            Moment after = moment(stream);
            if (sum.changed() != null) {
                difference = Optional.of(sum.changed() + ": its row is not what was noted when it was written");
                break;
            }
            if (before.isComparableWith(after)) {
                difference = sum.digest().equals(after.digest()) ? Optional.empty()
                        : Optional.of("the records here are not those of the digest at sequence " + after.cursor().sequence());
                if (difference.isEmpty()) {
                    clear(stream);
                }
                break;
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        difference.ifPresent(how -> note(stream, how));
        LOG.debug("{}: scrubbed in {} ms", stream, uptime.millis() - begun);
        return difference;
    }

    /** Notes how a stream's records differ here. */
    void note(StreamId stream, String how) {
        if (!Optional.of(how).equals(findings.of(stream))) {
            LOG.error("{} differs: {}", stream, how);
        }
        findings.note(stream, how);
        receiver.alone(stream, () -> transactions.write(store -> {
            store.save(stream, store.progress(stream).differing(how));
            return null;
        }));
    }

    private void clear(StreamId stream) {
        findings.clear(stream);
        receiver.alone(stream, () -> transactions.write(store -> {
            StreamProgress progress = store.progress(stream);
            if (progress.difference() != null && isSigned(store, stream)) {
                LOG.info("{} agrees again", stream);
                store.save(stream, progress.differing(null));
            }
            return null;
        }));
    }

    /** Whether the digest here is the one that the authority has signed with its last batch. */
    private static boolean isSigned(HostStore store, StreamId stream) {
        String here = store.digest(DigestScope.of(stream)).fingerprint();
        return store.describe(stream).lastBatch().map(batch -> batch.header().digest().equals(here)).orElse(true);
    }

    private Moment moment(StreamId stream) {
        return transactions.read(store -> {
            StreamProgress progress = store.progress(stream);
            boolean pending = own.isOver(stream) && !store.pending(stream, 1).isEmpty();
            return new Moment(progress.cursor(), progress.cursor().sequence() >= progress.settledFrom(), pending,
                    store.digest(DigestScope.of(stream)).fingerprint());
        });
    }

    private Sum read(StreamId stream) {
        Digest sum = Digest.empty();
        RecordPlace changed = null;
        RecordPlace place = RecordPlace.FIRST;
        while (place != null) {
            RecordPlace after = place;
            RecordPage page = transactions.read(store -> store.records(DigestScope.of(stream), after, PAGE_RECORDS, PAGE_BYTES));
            for (Change record : page.records()) {
                if (!record.removed()) {
                    sum.add(record.contentHash());
                }
            }
            if (changed == null) {
                changed = firstChanged(stream, after, page).filter(found -> isStillChanged(stream, after, found)).orElse(null);
            }
            place = page.upTo();
        }
        return new Sum(sum.fingerprint(), changed);
    }

    /** A row may be written between the two looks at it; one that was changed by hand is so in the next look too. */
    private boolean isStillChanged(StreamId stream, RecordPlace after, RecordPlace found) {
        RecordPage again = transactions.read(store -> store.records(DigestScope.of(stream), after, PAGE_RECORDS, PAGE_BYTES));
        return firstChanged(stream, after, again).filter(found::equals).isPresent();
    }

    private Optional<RecordPlace> firstChanged(StreamId stream, RecordPlace after, RecordPage page) {
        List<StoredContent> noted = transactions.read(store ->
                records.contents(DigestScope.of(stream), after, page.records().size()));
        Map<RecordPlace, StoredContent> byPlace = new HashMap<>();
        noted.forEach(content -> byPlace.put(new RecordPlace(content.type(), content.key()), content));
        return page.records().stream()
                .filter(record -> isOther(record, byPlace.get(RecordPage.placeOf(record))))
                .map(RecordPage::placeOf).findFirst();
    }

    private static boolean isOther(Change record, StoredContent noted) {
        return noted != null && noted.version().equals(record.version()) && !Objects.equals(noted.contentHash(), record.contentHash());
    }
}
