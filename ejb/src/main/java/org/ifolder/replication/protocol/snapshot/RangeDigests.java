package org.ifolder.replication.protocol.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.digest.Digest;

/** Sums up a scope's records by key range, page by page, so that memory does not grow with the records. */
public final class RangeDigests implements DifferenceSearch.Side {

    private static final int PAGE_RECORDS = 500;
    private static final int MOST_STAMPS = 1000;
    private static final int PAGE_BYTES = 1_048_576;

    private final boolean own;
    private final SnapshotStore store;
    private final StreamId stream;

    /**
     * @param own whether this host is the stream's authority
     * @param store the records, in one transaction
     */
    public RangeDigests(boolean own, SnapshotStore store, StreamId stream) {
        this.own = own;
        this.store = store;
        this.stream = stream;
    }

    /** Runs of about the same length, one for one part, else at most twice {@code parts}: they double while the records are read. */
    @Override
    public RecordRanges ranges(RecordPlace after, RecordPlace upTo, int parts) {
        if (parts <= 1) {
            return ranges(after, Collections.singletonList(upTo));
        }
        RecordStanding standing = standing();
        Runs runs = new Runs(parts);
        forEach(after, upTo, runs::take);
        return new RecordRanges(standing, runs.ending(upTo));
    }

    @Override
    public RecordRanges ranges(RecordPlace after, List<RecordPlace> ends) {
        RecordStanding standing = standing();
        List<RecordRange> ranges = new ArrayList<>();
        RecordPlace from = after;
        for (RecordPlace end : ends) {
            Run run = new Run();
            forEach(from, end, run::take);
            ranges.add(run.ending(end));
            from = end;
        }
        return new RecordRanges(standing, ranges);
    }

    @Override
    public RecordStamps stamps(RecordPlace after, RecordPlace upTo) {
        RecordStanding standing = standing();
        List<RecordStamp> stamps = new ArrayList<>();
        forEach(after, upTo, record -> {
            if (stamps.size() < MOST_STAMPS) {
                stamps.add(new RecordStamp(RecordPage.placeOf(record), record.version().toString(), record.contentHash()));
            }
        });
        return new RecordStamps(standing, stamps);
    }

    private RecordStanding standing() {
        StreamProgress progress = store.progress(stream);
        long pending = own ? store.pending(stream, 1).size() : 0;
        return new RecordStanding(progress.cursor(), pending, progress.settledFrom());
    }

    private void forEach(RecordPlace after, RecordPlace upTo, Consumer<Change> take) {
        RecordPlace from = after;
        while (from != null) {
            RecordPage page = store.records(DigestScope.of(stream), from, PAGE_RECORDS, PAGE_BYTES);
            for (Change record : page.records()) {
                if (upTo != null && RecordPage.placeOf(record).compareTo(upTo) > 0) {
                    return;
                }
                if (!record.removed()) {
                    take.accept(record);
                }
            }
            from = upTo != null && page.upTo() != null && page.upTo().compareTo(upTo) >= 0 ? null : page.upTo();
        }
    }

    private static final class Run {

        private final Digest sum = Digest.empty();
        private RecordPlace last;
        private long count;

        private void take(Change record) {
            sum.add(record.contentHash());
            last = RecordPage.placeOf(record);
            count++;
        }

        private void take(Run next) {
            sum.add(next.sum);
            last = next.last;
            count += next.count;
        }

        private RecordRange ending(RecordPlace end) {
            return new RecordRange(end, count, sum.fingerprint());
        }
    }

    private static final class Runs {

        private final int most;
        private final List<Run> runs = new ArrayList<>();
        private long length = 1;

        private Runs(int most) {
            this.most = most;
        }

        private void take(Change record) {
            if (runs.isEmpty() || runs.get(runs.size() - 1).count >= length) {
                if (runs.size() == 2 * most) {
                    joinPairs();
                }
                runs.add(new Run());
            }
            runs.get(runs.size() - 1).take(record);
        }

        private void joinPairs() {
            for (int i = 0; i < most; i++) {
                runs.get(i).take(runs.remove(i + 1));
            }
            length *= 2;
        }

        private List<RecordRange> ending(RecordPlace upTo) {
            List<RecordRange> ranges = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                ranges.add(runs.get(i).ending(i == runs.size() - 1 ? upTo : runs.get(i).last));
            }
            return ranges.isEmpty() ? List.of(new Run().ending(upTo)) : ranges;
        }
    }
}
