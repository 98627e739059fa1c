package org.ifolder.replication.repair;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.catchup.OwnNumbering;
import org.ifolder.replication.catchup.SourceUnreachable;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary: how an administrator ends a fork of this host's own stream. Of each record in which the two sides differ the chosen content
 * becomes a new version, newer than both, that every host gets; what the other side has said under the same numbers counts no more, so that its
 * holders copy this host's records. Nothing goes without being listed. What is taken over from the other side must be what this host has
 * signed there.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ForkResolution {

    private static final Logger LOG = LoggerFactory.getLogger(ForkResolution.class);

    private static final int MOST_LISTED = 1000;

    @Inject
    private LocalHost localHost;

    @Inject
    private Authorities authorities;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private StreamSources sources;

    @Inject
    private ForkedRecords records;

    @Inject
    private OwnNumbering own;

    @Inject
    private HolderProof proof;

    @Inject
    private RepairTurns turns;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private Outbox outbox;

    /** What a resolution has done so far. */
    private static final class Account {

        private final List<Fork.Lost> lost = new ArrayList<>();
        private final Digest sum = Digest.empty();
        private int runs;
        private long decided;
        private long lostCount;
    }

    /** Both sides of a fork of this host's own stream, and a page of the records in which they differ. */
    public Fork show(StreamId stream, PageRequest page) {
        String holder = holderOf(stream);
        StreamDescription there = describe(holder, stream);
        List<Fork.Difference> shown = new ArrayList<>();
        AtomicLong total = new AtomicLong();
        HolderProof.Reading read = new HolderProof.Reading();
        asking(() -> records.eachRun(stream, holder, run -> {
            read.add(run);
            run.stream().filter(ForkedRecords::differs).forEach(side -> {
                if (total.getAndIncrement() >= page.offset() && shown.size() < page.size()) {
                    shown.add(Fork.Difference.of(side));
                }
            });
        }));
        return new Fork(holder, tag(stream, there), common(stream, there), proof.lacking(stream, there, read).isEmpty(), total.get(), shown);
    }

    /**
     * Ends the fork.
     *
     * @param tag that of {@link #show}: both sides must still be as they were seen
     */
    public Fork.Decision resolve(StreamId stream, String tag, Fork.Keep keep) {
        return turns.alone(stream, () -> decided(stream, tag, keep));
    }

    private Fork.Decision decided(StreamId stream, String tag, Fork.Keep keep) {
        String holder = holderOf(stream);
        StreamDescription there = describe(holder, stream);
        if (!tag(stream, there).equals(tag)) {
            throw stale();
        }
        Optional<HolderProof.Reading> proven = keep == Fork.Keep.MINE ? Optional.empty() : Optional.of(proven(stream, holder, there));
        Account account = new Account();
        asking(() -> records.eachRun(stream, holder, run -> {
            if (proven.isPresent() && !proven.get().has(account.runs++, run)) {
                throw stale();
            }
            transactions.write(store -> {
                run.forEach(side -> decide(stream, side, keep, holder, account));
                return null;
            });
        }));
        receiver.alone(stream, () -> {
            transactions.write(store -> {
                supersede(store, stream, there);
                account(store, stream, account.sum);
                return null;
            });
            own.goOn(stream);
            return null;
        });
        LOG.warn("{}: the fork with host {} is ended, keeping {}: {} records decided, {} of them had another content that is lost", stream,
                holder, keep, account.decided, account.lostCount);
        return new Fork.Decision(account.decided, account.lostCount, account.lost);
    }

    private static Refusal stale() {
        return Refusal.stale("One of the two sides has changed since it was shown.");
    }

    /** Reads all that the holder has before any of it counts. */
    private HolderProof.Reading proven(StreamId stream, String holder, StreamDescription there) {
        HolderProof.Reading read = new HolderProof.Reading();
        asking(() -> records.eachRun(stream, holder, read::add));
        proof.lacking(stream, there, read).ifPresent(why -> {
            throw Refusal.conflict("keep", "The records of host " + holder + " are not proven, and only MINE can be kept: " + why + ".");
        });
        return read;
    }

    private void decide(StreamId stream, Fork.Side side, Fork.Keep keep, String holder, Account account) {
        Change now = side.here();
        if (ForkedRecords.differs(side)) {
            boolean mine = keepsMine(side, keep);
            Change chosen = mine ? side.here() : side.there();
            Change other = mine ? side.there() : side.here();
            boolean gone = chosen == null || chosen.removed();
            now = new Change(side.type(), side.key(), newest(side).next(epoch(stream), authorities.term(stream)), gone, gone ? null : chosen.payload());
            outbox.decide(stream, now, side.here() == null ? null : side.here().contentHash());
            account.decided++;
            if (other != null && !other.removed()) {
                lose(stream, other, mine ? holder : localHost.id(), account);
            }
        }
        if (now != null && !now.removed()) {
            account.sum.add(now.contentHash());
        }
    }

    private static boolean keepsMine(Fork.Side side, Fork.Keep keep) {
        return switch (keep) {
            case MINE -> true;
            case THEIRS -> false;
            case NEWER -> side.there() == null
                    || side.here() != null && !side.there().version().isNewerThan(side.here().version());
        };
    }

    private static RecordVersion newest(Fork.Side side) {
        if (side.here() == null || side.there() == null) {
            return (side.here() == null ? side.there() : side.here()).version();
        }
        return side.there().version().isNewerThan(side.here().version()) ? side.there().version() : side.here().version();
    }

    private long epoch(StreamId stream) {
        return stream.collection() == CollectionName.DOMAIN ? localHost.epoch() : 0;
    }

    private static void lose(StreamId stream, Change lost, String host, Account account) {
        LOG.warn("{}: {} {} in version {} of host {} counts no more", stream, lost.type(), lost.key(), lost.version(), host);
        account.lostCount++;
        if (account.lost.size() < MOST_LISTED) {
            account.lost.add(new Fork.Lost(lost.type(), lost.key(), lost.version().toString(), host));
        }
    }

    private static void supersede(HostStore store, StreamId stream, StreamDescription there) {
        Superseded.of(store.history(stream), there.history()).forEach(one -> store.supersede(stream, one));
    }

    /** The digest is that of all records, without what waits to be sealed. */
    private static void account(HostStore store, StreamId stream, Digest sum) {
        store.pending(stream, Integer.MAX_VALUE).forEach(waiting ->
                sum.move(new ContentChange(waiting.content().after(), waiting.content().before())));
        store.save(DigestScope.of(stream), sum);
    }

    private String holderOf(StreamId stream) {
        if (!own.isOwn(stream)) {
            throw Refusal.conflict(null, "A fork is ended at the stream's authority, host " + authorities.of(stream) + ".");
        }
        if (transactions.read(store -> store.progress(stream)).condition() != Condition.FORK) {
            throw Refusal.conflict(null, "This stream is no fork.");
        }
        return !localHost.isMaster() ? localHost.masterId() : own.forkedWith(stream).orElseThrow(() ->
                Refusal.unavailable("The host that has the other history was not heard since this host has started."));
    }

    private StreamDescription describe(String holder, StreamId stream) {
        try {
            return sources.describe(holder, stream);
        } catch (SourceUnreachable e) {
            throw Refusal.unavailable("Host " + holder + ", which has the other history, cannot be asked now: " + e.getMessage());
        }
    }

    private static void asking(Runnable work) {
        try {
            work.run();
        } catch (SourceUnreachable e) {
            throw Refusal.unavailable("The host that has the other history cannot be asked now: " + e.getMessage());
        }
    }

    private long common(StreamId stream, StreamDescription there) {
        return transactions.read(store -> store.history(stream).commonWith(there.history()));
    }

    private String tag(StreamId stream, StreamDescription there) {
        return transactions.read(store -> {
            StreamProgress here = store.progress(stream);
            List<Long> waiting = store.pending(stream, Integer.MAX_VALUE).stream().map(change -> change.id()).toList();
            Cursor theirs = there.cursor();
            String both = here.cursor() + " " + waiting + " " + theirs;
            return BatchFormat.hash(both.getBytes(StandardCharsets.UTF_8));
        });
    }
}
