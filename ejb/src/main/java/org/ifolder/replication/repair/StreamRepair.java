package org.ifolder.replication.repair;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.agreement.Findings;
import org.ifolder.replication.agreement.Scrub;
import org.ifolder.replication.catchup.CatchUp;
import org.ifolder.replication.catchup.SourceUnreachable;
import org.ifolder.replication.catchup.StreamSources;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.Poison;
import org.ifolder.replication.log.PoisonSearch;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.history.History.Comparison;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary: an administrator's means against a stream that has stopped, or differs, on this host. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StreamRepair {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRepair.class);

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Authorities authorities;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private ReplicationStatus status;

    @Inject
    private CatchUp catchUp;

    @Inject
    private StreamSources sources;

    @Inject
    private PoisonSearch poison;

    @Inject
    private RepairTurns turns;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private Scrub scrub;

    @Inject
    private Findings findings;

    /** Tries again at once what a stream stopped at. */
    public ReplicationStatus.Stream retry(StreamId stream) {
        mustBeKnown(stream);
        catchUp.retry(stream, sourceOf(stream));
        return status.stream(stream);
    }

    /** Copies all records of a stream from the master or, at the master, from its authority; what is here gives way. */
    public ReplicationStatus.Stream resynchronise(StreamId stream) {
        mustBeKnown(stream);
        mustBeAnothers(stream);
        mustLoseNothing(stream, sourceOf(stream));
        if (!catchUp.copyAnew(stream, sourceOf(stream))) {
            throw Refusal.conflict(null, "The stream is being brought level already.");
        }
        findings.clear(stream);
        LOG.warn("{} is copied anew, as an administrator has asked for", stream);
        return status.stream(stream);
    }

    /** A copy over what only this host has would end that for good. What the authority has decided about counts no more. */
    private void mustLoseNothing(StreamId stream, String source) {
        StreamDescription there = describe(stream, source);
        StreamDescription here = transactions.read(store -> store.describe(stream));
        if (there.supersedes(here.cursor())) {
            return;
        }
        Comparison comparison = here.history().compare(there.history());
        String more = "what this host has after sequence " + here.history().commonWith(there.history()) + ", up to "
                + here.cursor().sequence();
        if (comparison == Comparison.AHEAD) {
            throw Refusal.conflict(null, "Host " + source + " has less of this stream: a copy would lose " + more
                    + ". Let that host catch up first.");
        }
        if (comparison == Comparison.FORK || here.condition() == Condition.FORK) {
            throw Refusal.conflict(null, "The stream is a fork: a copy would lose " + more
                    + ". Its authority, host " + authorities.of(stream) + ", decides which history counts.");
        }
    }

    private StreamDescription describe(StreamId stream, String source) {
        try {
            return sources.describe(source, stream);
        } catch (SourceUnreachable e) {
            throw Refusal.unavailable("Host " + source + " cannot be asked now: " + e.getMessage());
        }
    }

    /** Sets the record aside at which a stream stopped, in the version that cannot be applied, and goes on without it. */
    public ReplicationStatus.Stream setAside(StreamId stream) {
        mustBeKnown(stream);
        mustBeAnothers(stream);
        return turns.alone(stream, () -> setPoisonAside(stream));
    }

    private ReplicationStatus.Stream setPoisonAside(StreamId stream) {
        StreamProgress progress = mustBeKnown(stream);
        mustBeStopped(progress);
        Change change = poisonOf(stream, progress).orElseThrow(() -> Refusal.conflict(null,
                "No single record is at fault: each can be applied alone. Try the stream again, or copy it anew.")).change();
        receiver.alone(stream, () -> transactions.write(store -> {
            mustBeStopped(store.progress(stream));
            store.putAside(stream, new SetAside(change.type(), change.key(), change.version()));
            return null;
        }));
        LOG.warn("{}: {} {} is set aside in version {}, as an administrator has asked for", stream, change.type(), change.key(),
                change.version());
        catchUp.retry(stream, sourceOf(stream));
        return status.stream(stream);
    }

    private static void mustBeStopped(StreamProgress progress) {
        if (progress.condition() != Condition.POISON) {
            throw Refusal.conflict(null, "The stream has not stopped at a record that cannot be applied.");
        }
    }

    private Optional<Poison> poisonOf(StreamId stream, StreamProgress progress) {
        try {
            List<SealedBatch> next = sources.batchesAfter(sourceOf(stream), stream, progress.cursor().sequence()).orElse(List.of());
            return next.stream().findFirst().flatMap(poison::first);
        } catch (SourceUnreachable e) {
            throw Refusal.unavailable("The batch cannot be fetched now: " + e.getMessage());
        }
    }

    /** Reads all records of the stream on this host and notes how they differ. */
    public ReplicationStatus.Stream scrub(StreamId stream) {
        mustBeKnown(stream);
        scrub.scrub(stream);
        return status.stream(stream);
    }

    private StreamProgress mustBeKnown(StreamId stream) {
        if (!status.ids().contains(stream)) {
            throw Refusal.notFound("This host has no such stream.");
        }
        return transactions.read(store -> store.progress(stream));
    }

    private void mustBeAnothers(StreamId stream) {
        if (own.isOver(stream)) {
            throw Refusal.conflict(null, "This host is itself the authority of these records.");
        }
    }

    /** Whom this host asks about a stream. */
    private String sourceOf(StreamId stream) {
        String source = localHost.isMaster() ? authorities.of(stream) : localHost.masterId();
        if (source.equals(localHost.id())) {
            throw Refusal.conflict(null, "Nobody but this host decides about this stream.");
        }
        return source;
    }
}
