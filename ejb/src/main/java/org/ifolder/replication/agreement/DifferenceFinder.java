package org.ifolder.replication.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.log.Reigns;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch.Found;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch.Outcome;
import org.ifolder.replication.protocol.snapshot.RangeDigests;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRange;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamp;
import org.ifolder.replication.protocol.snapshot.RecordStamps;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, once for each new difference, the first record in which this host differs: a slave compares itself with the master, the
 * master with the stream's authority. A found record is looked at again each time, so that the difference ends when the record agrees.
 */
@ApplicationScoped
public class DifferenceFinder {

    private static final Logger LOG = LoggerFactory.getLogger(DifferenceFinder.class);

    private static final int PARTS_OF_ONE = 1;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Authorities authorities;

    @Inject
    private Reigns reigns;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private StreamSources sources;

    @Inject
    private Scrub scrub;

    @Inject
    private Findings findings;

    private final Map<StreamId, RecordPlace> places = new ConcurrentHashMap<>();

    /** Looks at a stream: searches where a difference is new, looks again where one was found. */
    public void look(StreamId stream) {
        StreamProgress progress = transactions.read(store -> store.progress(stream));
        if (findings.of(stream).isEmpty() && progress.difference() == null) {
            places.remove(stream);
            return;
        }
        Optional<String> other = other(stream);
        if (other.isEmpty()) {
            return;
        }
        RecordPlace place = places.get(stream);
        if (place == null) {
            search(stream, other.get());
        } else if (agrees(stream, other.get(), place)) {
            places.remove(stream);
            findings.clear(stream);
            scrub.scrub(stream);
        }
    }

    /** Whom this host compares itself with; nobody in the streams of which it is the authority and the master. */
    private Optional<String> other(StreamId stream) {
        String master = reigns.current().master();
        String other = localHost.id().equals(master) ? authorities.of(stream) : master;
        return Optional.of(other).filter(host -> !host.equals(localHost.id()));
    }

    private void search(StreamId stream, String other) {
        Found found = new DifferenceSearch(new Here(stream), new There(other, stream)).search();
        LOG.info("{}: search for the difference to host {}: {}", stream, other, found.outcome());
        if (found.outcome() == Outcome.DIFFERENT) {
            places.put(stream, found.place());
            scrub.note(stream, found.describe(other.equals(authorities.of(stream)) ? "its authority" : "the master"));
        } else if (found.outcome() == Outcome.SAME) {
            scrub.scrub(stream);
        }
    }

    private boolean agrees(StreamId stream, String other, RecordPlace place) {
        Optional<RecordStamp> here = only(place, new Here(stream).stamps(before(place), place));
        Optional<RecordStamp> there = only(place, new There(other, stream).stamps(before(place), place));
        return here.equals(there);
    }

    private static Optional<RecordStamp> only(RecordPlace place, RecordStamps stamps) {
        return stamps.stamps().stream().filter(stamp -> stamp.place().equals(place)).findFirst();
    }

    /** A place shortly before this one. */
    private static RecordPlace before(RecordPlace place) {
        return new RecordPlace(place.type(), place.key().substring(0, Math.max(0, place.key().length() - 1)));
    }

    /** This host's records. */
    private final class Here implements DifferenceSearch.Side {

        private final StreamId stream;

        private Here(StreamId stream) {
            this.stream = stream;
        }

        @Override
        public RecordRanges ranges(RecordPlace after, RecordPlace upTo, int parts) {
            return transactions.read(store -> new RangeDigests(own.isOver(stream), store, stream).ranges(after, upTo, parts));
        }

        @Override
        public RecordRanges ranges(RecordPlace after, List<RecordPlace> ends) {
            return transactions.read(store -> new RangeDigests(own.isOver(stream), store, stream).ranges(after, ends));
        }

        @Override
        public RecordStamps stamps(RecordPlace after, RecordPlace upTo) {
            return transactions.read(store -> new RangeDigests(own.isOver(stream), store, stream).stamps(after, upTo));
        }
    }

    /** Another host's records. */
    private final class There implements DifferenceSearch.Side {

        private final String host;
        private final StreamId stream;

        private There(String host, StreamId stream) {
            this.host = host;
            this.stream = stream;
        }

        @Override
        public RecordRanges ranges(RecordPlace after, RecordPlace upTo, int parts) {
            return sources.ranges(host, stream, after, upTo, parts);
        }

        @Override
        public RecordRanges ranges(RecordPlace after, List<RecordPlace> ends) {
            RecordPlace from = after;
            RecordRanges last = null;
            List<RecordRange> ranges = new ArrayList<>();
            for (RecordPlace end : ends) {
                last = sources.ranges(host, stream, from, end, PARTS_OF_ONE);
                ranges.addAll(last.ranges());
                from = end;
            }
            return new RecordRanges(last.standing(), ranges);
        }

        @Override
        public RecordStamps stamps(RecordPlace after, RecordPlace upTo) {
            return sources.stamps(host, stream, after, upTo);
        }
    }
}
