package org.ifolder.replication.relay;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.log.StreamPosition;
import org.ifolder.replication.log.StreamState;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.LocalHost;

/** What an administrator sees of replication: cursors, backlog and lag as numbers (R7.9). */
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
    private Clock clock;

    /**
     * One stream as this host has it.
     *
     * @param sequence number of the last change applied or, of an own stream, sealed
     * @param reason why the stream is stopped; null while it is streaming
     */
    public record Stream(CollectionName collection, String authority, String incarnation, long sequence,
            StreamState state, String reason) {
    }

    /** How far this host has each stream, for its heartbeat. */
    public List<StreamHead> cursors() {
        return em.createQuery("select p from StreamPosition p", StreamPosition.class).getResultStream()
                .map(p -> new StreamHead(p.stream().collection(), p.stream().authority(), p.cursor().sequence()))
                .toList();
    }

    /** This host's streams, a page of them. */
    public Page<Stream> streams(PageRequest page) {
        List<Stream> streams = em.createQuery("select p from StreamPosition p order by p.key.collection, p.key.authority",
                        StreamPosition.class)
                .setFirstResult(page.offset())
                .setMaxResults(page.size())
                .getResultStream()
                .map(ReplicationStatus::stream)
                .toList();
        long total = em.createQuery("select count(p.sequence) from StreamPosition p", Long.class).getSingleResult();
        return Page.of(streams, total, page);
    }

    private static Stream stream(StreamPosition p) {
        Cursor cursor = p.cursor();
        return new Stream(p.stream().collection(), p.stream().authority(), cursor.incarnation(), cursor.sequence(),
                p.state(), p.reason());
    }

    /** Changes of this host that it does not know to be at the master: those in the outbox and those sealed since. */
    public long backlog() {
        long pending = em.createQuery("select count(e.id) from OutboxEntry e", Long.class).getSingleResult();
        if (localHost.isMaster()) {
            return pending;
        }
        Map<StreamId, Long> atMaster = board.lastHeads().map(Heads::streams).orElse(List.of()).stream()
                .collect(Collectors.toMap(StreamHead::stream, StreamHead::sequence));
        return pending + cursors().stream()
                .filter(own -> own.authority().equals(localHost.id()))
                .mapToLong(own -> Math.max(0, own.sequence() - atMaster.getOrDefault(own.stream(), 0L)))
                .sum();
    }

    /**
     * How far every host is, this one first. At the master as it sees it now; at a slave as the master last said, with this host's own
     * backlog as it is now.
     */
    public List<HostProgress> hosts() {
        Map<String, HostProgress> told = board.lastHeads().map(Heads::hosts).orElse(List.of()).stream()
                .collect(Collectors.toMap(HostProgress::host, Function.identity()));
        List<HostProgress> progress = new ArrayList<>();
        progress.add(self(told.get(localHost.id())));
        for (String other : hosts.others()) {
            progress.add(other.equals(localHost.masterId()) ? master(other)
                    : told.getOrDefault(other, new HostProgress(other, 0, 0, 0, 0, 0)));
        }
        return progress;
    }

    private HostProgress self(HostProgress told) {
        if (localHost.isMaster()) {
            return new HostProgress(localHost.id(), publication.lastPosition(), backlog(), 0, 0, clock.millis());
        }
        return new HostProgress(localHost.id(), told == null ? 0 : told.position(), backlog(),
                told == null ? 0 : told.lagChanges(), told == null ? 0 : told.lagSeconds(), clock.millis());
    }

    private HostProgress master(String master) {
        return new HostProgress(master, board.lastHeads().map(Heads::position).orElse(0L), 0, 0, 0, board.lastHeadsAt());
    }
}
