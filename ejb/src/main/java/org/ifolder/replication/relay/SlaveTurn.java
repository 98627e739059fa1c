package org.ifolder.replication.relay;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.StreamStates;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Uplink;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.OwnStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay at a slave: sends what the master lacks of this host's own batches, once, whatever the number of slaves (R1.4); takes what
 * the master publishes, and has what is missing fetched; tells the master once a second how far it is. It sends nothing but that before
 * the master has said that this process is the host, and not a second copy of it.
 */
final class SlaveTurn implements RelayTurn, Links.SlaveListener {

    private static final Logger LOG = LoggerFactory.getLogger(SlaveTurn.class);

    /** Heads beyond the time of silence until the master must have heard this run of the host. */
    private static final int GRACE_OF_HEADS = 2;

    private final Relaying relaying;
    private final String self;
    private final String master;
    private final Uplink uplink;
    private final Links.SlaveLink link;
    private final long openedAt;
    private final Map<Lane, LinkLife> life = new EnumMap<>(Lane.class);
    private final Set<Lane> level = EnumSet.noneOf(Lane.class);
    private volatile boolean admitted;
    private long heartbeatDueAt;

    SlaveTurn(Relaying relaying, String self) {
        this.relaying = relaying;
        this.self = self;
        this.master = relaying.reign().master();
        this.uplink = new Uplink(self, relaying.settings().windowChanges(), relaying.settings().rewindAfterHeads());
        this.openedAt = relaying.uptime().millis();
        for (Lane lane : Lane.values()) {
            life.put(lane, new LinkLife(relaying.uptime(), relaying.linkSilenceMilliseconds()));
        }
        this.link = relaying.links().openToMaster(master, this);
    }

    @Override
    public void take() {
        link.check();
        life.values().forEach(LinkLife::check);
        if (relaying.uptime().millis() >= heartbeatDueAt) {
            long pending = relaying.status().pending();
            StreamStates here = relaying.transactions().read(HostStore::streams);
            link.send(new Heartbeat(relaying.reign().domain(), self, relaying.incarnation(), relaying.status().backlog(pending, here),
                    relaying.clock().millis(), relaying.shutOut().all(), relaying.status().reports(here),
                    relaying.says()));
            heartbeatDueAt = relaying.uptime().millis() + relaying.settings().headsMilliseconds();
        }
        if (admitted) {
            sendDue();
        }
    }

    private void sendDue() {
        List<SealedBatch> due;
        do {
            synchronized (uplink) {
                due = relaying.transactions().read(store ->
                        uplink.due(store, relaying.settings().sendBatches(), relaying.settings().sendBytes()));
            }
            due.forEach(link::send);
        } while (!due.isEmpty());
    }

    @Override
    public void onBatch(SealedBatch batch) {
        life.get(Lane.of(batch.header().collection())).hear(() -> receive(batch));
    }

    private void receive(SealedBatch batch) {
        Verdict verdict = relaying.receiver().receive(batch, master);
        boolean own = relaying.own().isOver(batch.stream());
        if (verdict.kind() == Verdict.Kind.REFUSED) {
            relaying.refusals().count(master, batch + ": " + verdict.reason());
        } else if (own && verdict.kind() == Verdict.Kind.DUPLICATE) {
            boolean more;
            synchronized (uplink) {
                more = uplink.receipt(batch);
            }
            if (more) {
                relaying.signal().raise();
            }
        } else if (own) {
            relaying.numbering().closeIfStopped(batch.stream());
        } else if (verdict.kind() == Verdict.Kind.GAP) {
            relaying.catchUp().request(batch.stream(), master);
        }
    }

    @Override
    public void onMalformed(String reason) {
        LOG.warn("a message of the master is refused: {}", Refusals.told(reason));
        relaying.refusals().count(master, reason);
    }

    @Override
    public void onHeads(Lane lane, Heads heads) {
        life.get(lane).hear(() -> take(lane, heads));
    }

    private void take(Lane lane, Heads heads) {
        if (!heads.domain().equals(relaying.reign().domain()) || heads.epoch() < relaying.reign().epoch()) {
            LOG.warn("heads of Domain {} epoch {}: refused", heads.domain(), heads.epoch());
            relaying.refusals().count(master, "heads of Domain " + heads.domain() + " epoch " + heads.epoch());
            return;
        }
        heads.streams().forEach(relaying.board()::head);
        if (lane == Lane.CATALOG_AND_REPORT) {
            relaying.board().heads(heads);
            relaying.heard(master, heads.said());
            hearWhoIsAdmitted(heads);
            synchronized (uplink) {
                uplink.masterSays(heads);
            }
        }
        // Read once for all that is looked at: batches wait behind this.
        StreamStates here = relaying.transactions().read(HostStore::streams);
        lookAtOwnStreams(lane, heads, here);
        for (StreamId stream : Downlink.behind(relaying.own()::isOver, lane, heads, here)) {
            relaying.catchUp().request(stream, master);
        }
        relaying.signal().raise();
    }

    private void hearWhoIsAdmitted(Heads heads) {
        Optional<HostProgress> named = heads.hosts().stream()
                .filter(host -> host.host().equals(self) && host.incarnation() != null).findFirst();
        if (named.isEmpty()) {
            return;
        }
        admitted = named.get().incarnation().equals(relaying.incarnation());
        OwnStreams own = relaying.numbering().streams();
        if (!admitted && named.get().secondCopySince() == 0) {
            // The master has not heard this run yet, as its heartbeat is under way; until the master names it, nothing is sent.
            return;
        }
        long grace = relaying.silenceMilliseconds() + GRACE_OF_HEADS * relaying.settings().headsMilliseconds();
        if (!admitted && relaying.uptime().millis() - openedAt < grace) {
            // The run before may have ended a moment ago; once that one is silent, the master takes this one.
            return;
        }
        if (!admitted && !own.isRefused()) {
            LOG.error("host {} takes another process for this host: this one sends nothing and numbers nothing while that one lives",
                    master);
        } else if (admitted && own.isRefused()) {
            LOG.warn("host {} takes this process for this host again", master);
        }
        relaying.numbering().admitted(admitted);
    }

    /** Whether the master has more of this host's own streams than this host, or something else: then it was restored. */
    private void lookAtOwnStreams(Lane lane, Heads heads, StreamStates here) {
        OwnStreams own = relaying.numbering().streams();
        boolean all = true;
        for (CollectionName collection : lane.collections()) {
            StreamId stream = new StreamId(collection, self);
            Cursor there = heads.streams().stream().filter(head -> head.stream().equals(stream)).map(StreamHead::cursor)
                    .findFirst().orElse(Cursor.START);
            boolean known = relaying.numbering().knows(stream, there, here);
            relaying.numbering().apart(stream, !known || !Downlink.isKnown(there, here, stream));
            if (!known || here.progress(stream).condition() != Condition.STREAMING) {
                all = false;
                own.hasMore(master, stream, relaying.uptime().millis());
                relaying.catchUp().request(stream, master);
            }
        }
        synchronized (level) {
            if (all) {
                level.add(lane);
            } else {
                level.remove(lane);
            }
            if (level.size() == Lane.values().length && admitted) {
                relaying.numbering().agrees(master);
            }
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
