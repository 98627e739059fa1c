package org.ifolder.replication.relay;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.replication.agreement.Findings;
import org.ifolder.replication.catchup.OwnNumbering;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.log.StreamPosition;
import org.ifolder.replication.log.StreamState;
import org.ifolder.replication.log.StreamStates;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.HostAgreement;
import org.ifolder.replication.protocol.HostAgreement.Concern;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamKnowledge;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.StreamReport;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.server.LocalHost;

/** What an administrator sees of replication: cursors, backlog and lag as numbers, and whether the hosts agree (R7.9). */
@Stateless
public class ReplicationStatus {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private LocalHost localHost;

    @Inject
    private HostDirectory hosts;

    @Inject
    private ProgressBoard board;

    @Inject
    private Publication publication;

    @Inject
    private HostStore store;

    @Inject
    private OwnNumbering numbering;

    @Inject
    private Findings findings;

    @Inject
    private Clock clock;

    /** Whether this host takes changes: after a start it first hears whether others have more of its records. Asks no database. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean takesChanges() {
        return !numbering.isOpening();
    }

    /**
     * One stream as this host has it.
     *
     * @param progress how far, in which condition
     * @param difference how the records here differ; null while they are not known to
     * @param copying the snapshot that is under way; empty for none
     */
    public record Stream(StreamId id, StreamProgress progress, String difference, Optional<SnapshotProgress> copying) {

        public CollectionName collection() {
            return id.collection();
        }

        public String authority() {
            return id.authority();
        }

        public String incarnation() {
            return progress.cursor().incarnation();
        }

        public long sequence() {
            return progress.cursor().sequence();
        }

        public String condition() {
            return progress.condition().name();
        }

        public String reason() {
            return progress.reason();
        }

        public long horizon() {
            return progress.horizon();
        }

        public int setAside() {
            return progress.setAside();
        }

        /** Records copied by the snapshot that is under way; null for none. */
        public Long copied() {
            return copying.map(SnapshotProgress::records).orElse(null);
        }

        /** Id of the host that is copied from; null for none. */
        public String source() {
            return copying.map(SnapshotProgress::source).orElse(null);
        }
    }

    /** How this host has each stream, for its heartbeat. */
    public List<StreamReport> reports() {
        return reports(store.streams());
    }

    /** The same, of what was read already. */
    public List<StreamReport> reports(StreamStates streams) {
        return streams.all().stream().map(this::report).toList();
    }

    private StreamReport report(StreamState stream) {
        StreamProgress progress = stream.progress();
        StreamId id = stream.id();
        boolean settled = progress.cursor().sequence() >= progress.settledFrom();
        return new StreamReport(id.collection(), id.authority(), progress.cursor(), progress.condition(), difference(id, progress),
                progress.horizon(), numbering.isApart(id), settled ? stream.digest().fingerprint() : null);
    }

    private String difference(StreamId stream, StreamProgress progress) {
        String noted = findings.of(stream).orElse(progress.difference());
        return noted == null && progress.setAside() > 0 ? progress.setAside() + " records are set aside" : noted;
    }

    /** This host's streams, a page of them. */
    public Page<Stream> streams(PageRequest page) {
        List<StreamId> ids = ids(em.createQuery("select p from StreamPosition p order by p.key.collection, p.key.authority",
                        StreamPosition.class)
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultList());
        long total = em.createQuery("select count(p.sequence) from StreamPosition p", Long.class).getSingleResult();
        return Page.of(ids.stream().map(this::stream).toList(), total, page);
    }

    /** All streams that this host has. */
    public List<StreamId> ids() {
        return ids(em.createQuery("select p from StreamPosition p order by p.key.collection, p.key.authority", StreamPosition.class)
                .getResultList());
    }

    private static List<StreamId> ids(List<StreamPosition> positions) {
        return positions.stream().map(StreamPosition::stream).toList();
    }

    /** One stream as this host has it. */
    public Stream stream(StreamId stream) {
        StreamProgress progress = store.progress(stream);
        return new Stream(stream, progress, difference(stream, progress),
                progress.condition() == Condition.SNAPSHOT ? store.snapshot(stream) : Optional.empty());
    }

    /**
     * Changes of this host that it does not know to be at the master: those in the outbox, and those sealed since. Before the master was
     * heard since this host's start, only the sealed ones of this run count: what earlier runs have sealed most likely is at the master,
     * and to count it would raise an alarm after each start.
     */
    public long backlog() {
        return backlog(pending(), store);
    }

    /** Changes of this host that have no number yet. */
    public long pending() {
        return em.createQuery("select count(e.id) from OutboxEntry e", Long.class).getSingleResult();
    }

    /**
     * The backlog, of what was read already.
     *
     * @param pending what was pending before the streams were read: a change that is sealed in between counts twice, and never not at all
     */
    public long backlog(long pending, StreamKnowledge streams) {
        if (localHost.isMaster()) {
            return pending;
        }
        Optional<Map<StreamId, Long>> atMaster = board.lastHeads().map(Heads::streams).map(heads -> heads.stream()
                .collect(Collectors.toMap(StreamHead::stream, head -> head.cursor().sequence())));
        long sealed = 0;
        for (CollectionName collection : CollectionName.values()) {
            StreamId own = new StreamId(collection, localHost.id());
            long confirmed = atMaster.map(known -> known.getOrDefault(own, 0L)).orElseGet(() -> beforeThisRun(own, streams));
            sealed += Math.max(0, streams.progress(own).cursor().sequence() - confirmed);
        }
        return pending + sealed;
    }

    private long beforeThisRun(StreamId own, StreamKnowledge streams) {
        return streams.history(own).runs().stream().filter(run -> run.incarnation().equals(localHost.incarnation()))
                .map(Run::after).findFirst().orElse(streams.progress(own).cursor().sequence());
    }

    /**
     * How far every host is, this one first. At the master as it sees it now; at a slave as the master last said, with this host's own
     * backlog as it is now. Once the master is silent, nothing is known of the others, and so a slave says.
     */
    public List<HostProgress> hosts() {
        Map<String, HostProgress> told = board.lastHeads().map(Heads::hosts).orElse(List.of()).stream()
                .collect(Collectors.toMap(HostProgress::host, Function.identity()));
        List<HostProgress> progress = new ArrayList<>();
        progress.add(self(told.get(localHost.id())));
        for (String other : hosts.others()) {
            HostProgress of = told.getOrDefault(other, HostProgress.unknown(other));
            progress.add(localHost.isMaster() ? of : asOfLastHeads(other.equals(localHost.masterId()) ? master(of) : of));
        }
        return progress;
    }

    /** A host that has more of what another has begun than this host, as it last said of itself; empty where none has. For the master. */
    public Optional<String> hostWithMoreOf(String authority) {
        return hosts.others().stream().filter(host -> !host.equals(authority))
                .filter(host -> board.lastReports(host).stream().filter(report -> report.authority().equals(authority))
                        .anyMatch(report -> report.cursor().sequence() > store.progress(report.stream()).cursor().sequence()))
                .findFirst();
    }

    /** How far the master is, as it tells of itself. */
    public HostProgress master(List<StreamReport> mine, long position) {
        long now = clock.millis();
        AgreementJudgement judgement = AgreementJudgement.of(mine, mine);
        HostAgreement agreement = board.note(localHost.id(), judgement.state(), now,
                judgement.state() == State.IDENTICAL ? now : 0, judgement.streams().stream().map(this::withReason).toList());
        return new HostProgress(localHost.id(), localHost.incarnation(), position, backlog(), 0, 0, now, 0, 0, agreement);
    }

    private Concern withReason(Concern concern) {
        StreamProgress progress = store.progress(new StreamId(concern.collection(), concern.authority()));
        return new Concern(concern.collection(), concern.authority(), concern.condition(), progress.reason(), concern.difference());
    }

    private HostProgress self(HostProgress told) {
        if (localHost.isMaster()) {
            return master(reports(), publication.lastPosition());
        }
        List<StreamReport> mine = reports();
        AgreementJudgement alone = AgreementJudgement.of(mine, mine);
        HostProgress known = told == null ? HostProgress.unknown(localHost.id()) : asOfLastHeads(told);
        HostAgreement agreement = known.agreement();
        if (alone.state().compareTo(agreement.state()) > 0) {
            agreement = new HostAgreement(alone.state(), agreement.since(), agreement.asOf(),
                    alone.streams().stream().map(this::withReason).toList());
        }
        return new HostProgress(localHost.id(), localHost.incarnation(), known.position(), backlog(), known.lagChanges(),
                known.lagSeconds(), clock.millis(), known.clockAheadSeconds(), known.secondCopySince(), agreement);
    }

    private HostProgress master(HostProgress told) {
        return new HostProgress(told.host(), told.incarnation(), board.lastHeads().map(Heads::position).orElse(0L), told.backlog(), 0, 0,
                board.lastHeadsAt(), 0, 0, told.agreement());
    }

    private HostProgress asOfLastHeads(HostProgress told) {
        HostAgreement agreement = told.agreement();
        return !board.isMasterSilent() ? told
                : new HostProgress(told.host(), told.incarnation(), told.position(), told.backlog(), told.lagChanges(), told.lagSeconds(),
                        told.lastSignOfLife(), told.clockAheadSeconds(), told.secondCopySince(), new HostAgreement(State.UNKNOWN, board.lastHeadsAt(),
                                agreement.asOf(), agreement.streams()));
    }
}
