package org.ifolder.replication.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.log.HostStore;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.log.StreamStates;
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
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.StreamReport;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay at the master: publishes every batch that is committed in its log, its own and the slaves', once; says the heads once a
 * second. What a crash keeps from being published, the slaves see in the heads, and fetch. What a slave tells
 * of its streams shows where the master itself lacks something: it then asks that slave.
 */
final class MasterTurn implements RelayTurn, Links.MasterListener {

    private static final Logger LOG = LoggerFactory.getLogger(MasterTurn.class);

    /** Batches that are published before this host seals again. */
    private static final int BATCHES_A_TURN = 400;

    private final Relaying relaying;
    private final Links.MasterLink link;
    private final Map<StreamId, Cursor> published = new ConcurrentHashMap<>();
    private Map<StreamId, Cursor> reachedBefore = Map.of();
    private long position;
    private long headsDueAt;

    MasterTurn(Relaying relaying) {
        this.relaying = relaying;
        relaying.publications().clear();
        this.position = relaying.publication().lastPosition();
        relaying.publication().heads().forEach(head -> published.put(head.stream(), head.cursor()));
        this.link = relaying.links().openAsMaster(this);
    }

    @Override
    public void take() {
        link.check();
        publishWaiting();
        sayHeadsIfDue();
    }

    private void sayHeadsIfDue() {
        if (relaying.uptime().millis() >= headsDueAt) {
            sayHeads();
            headsDueAt = relaying.uptime().millis() + relaying.settings().headsMilliseconds();
        }
    }

    private void publishWaiting() {
        for (int count = 0; count < BATCHES_A_TURN; count++) {
            Optional<PublishedBatch> next = relaying.publications().next();
            if (next.isEmpty()) {
                return;
            }
            SealedBatch batch = next.get().batch();
            link.publish(next.get());
            position = Math.max(position, next.get().position());
            published.put(batch.stream(), batch.cursor());
            relaying.places().published(next.get(), relaying.clock().millis());
            sayHeadsIfDue();
        }
        relaying.signal().raise();
    }

    private void sayHeads() {
        List<String> others = relaying.hosts().others();
        link.hear(others);
        StreamStates here = relaying.transactions().read(HostStore::streams);
        List<StreamReport> mine = relaying.status().reports(here);
        noteWhatIsNotPublished(mine);
        Collection<StreamHead> heads = published.entrySet().stream()
                .map(head -> new StreamHead(head.getKey().collection(), head.getKey().authority(), head.getValue(),
                        relaying.board().floor(head.getKey(), head.getValue(), others,
                                reported -> Downlink.isKnown(reported, here, head.getKey()))))
                .toList();
        heads.forEach(relaying.board()::head);
        List<HostProgress> hosts = new ArrayList<>();
        hosts.add(relaying.status().master(mine, position));
        hosts.addAll(relaying.board().progress(others, Map.copyOf(published), position, mine));
        for (Lane lane : Lane.values()) {
            Heads ofLane = new Heads(relaying.reign().domain(), relaying.reign().epoch(), position,
                    heads.stream().filter(head -> Lane.of(head.collection()) == lane).toList(),
                    lane == Lane.CATALOG_AND_REPORT ? hosts : List.of(),
                    lane == Lane.CATALOG_AND_REPORT ? relaying.says() : Map.of());
            link.publish(lane, ofLane);
            if (lane == Lane.CATALOG_AND_REPORT) {
                relaying.board().heads(ofLane);
            }
        }
    }

    /**
     * What this host has of a stream is published as a rule as soon as it is committed. Where it is not, as with what was dropped from the
     * queue or came in a snapshot, the heads tell of it from the second time on that it is found so.
     */
    private void noteWhatIsNotPublished(List<StreamReport> mine) {
        Map<StreamId, Cursor> reached = new HashMap<>();
        for (StreamReport report : mine) {
            if (report.condition() == Condition.STREAMING && report.cursor().sequence() > 0) {
                reached.put(report.stream(), report.cursor());
            }
        }
        reached.forEach((stream, cursor) -> {
            if (cursor.equals(reachedBefore.get(stream))) {
                published.put(stream, cursor);
            }
        });
        reachedBefore = reached;
    }

    @Override
    public void onBatch(SealedBatch batch, String from) {
        if (relaying.quarantine().holds(from)) {
            return;
        }
        if (!relaying.authorities().of(batch.stream()).equals(from)) {
            refuse(from, batch + ": a slave sends only batches of its own");
            return;
        }
        if (batch.header().term() > relaying.authorities().term(batch.stream())) {
            refuse(from, batch + ": of a term that has not begun");
            return;
        }
        Verdict verdict = relaying.receiver().receive(batch, from);
        if (verdict.kind() != Verdict.Kind.REFUSED) {
            relaying.board().livesOn(from);
        } else {
            refuse(from, batch + ": " + verdict.reason());
        }
    }

    @Override
    public void onMalformed(String reason, String from) {
        refuse(from, reason);
    }

    /** @param why may hold what the host has sent */
    private void refuse(String from, String why) {
        String reason = Refusals.told(why);
        LOG.warn("a message from host {} is refused: {}", from, reason);
        relaying.refusals().count(from, reason);
        relaying.quarantine().refused(from, reason);
    }

    @Override
    public void onHeartbeat(Heartbeat heartbeat, String from) {
        if (relaying.quarantine().holds(from)) {
            return;
        }
        if (!from.equals(heartbeat.host()) || !relaying.reign().domain().equals(heartbeat.domain())) {
            refuse(from, "a heartbeat of " + heartbeat.host() + " in Domain " + heartbeat.domain());
            return;
        }
        if (!heartbeat.isComplete()) {
            refuse(from, "a heartbeat that lacks a part");
            return;
        }
        hear(heartbeat.about(relaying.known()), from);
    }

    private void hear(Heartbeat heartbeat, String from) {
        if (!relaying.board().heard(heartbeat)) {
            LOG.debug("a second copy of host {} is heard", from);
            return;
        }
        relaying.heard(from, heartbeat.said());
        // Read once for all that is looked at: the slave's batches wait behind this.
        StreamStates here = relaying.transactions().read(HostStore::streams);
        lookAtOwnStreams(heartbeat, here);
        here.stopped().stream().filter(stream -> relaying.authorities().of(stream).equals(from))
                .forEach(stream -> relaying.catchUp().request(stream, from));
        heartbeat.streams().stream().filter(report -> !relaying.own().isOver(report.stream()))
                .filter(report -> relaying.authorities().of(report.stream()).equals(from) ? mustBeAsked(report, here) : hasMore(report, here))
                .forEach(report -> relaying.catchUp().request(report.stream(), from));
    }

    /** Whether the slave has more of the master's own streams than the master, or something else: then the master was restored. */
    private void lookAtOwnStreams(Heartbeat heartbeat, StreamStates here) {
        if (relaying.numbering().isDistrusted(heartbeat.host())) {
            relaying.numbering().agrees(heartbeat.host());
            return;
        }
        boolean all = true;
        for (StreamId stream : relaying.own().streams()) {
            Optional<Cursor> there = heartbeat.streams().stream().filter(report -> report.stream().equals(stream))
                    .map(StreamReport::cursor).findFirst();
            boolean known = relaying.numbering().knows(stream, there.orElse(Cursor.START), here);
            if (!known || here.progress(stream).condition() != Condition.STREAMING) {
                all = false;
                relaying.numbering().streams().hasMore(heartbeat.host(), stream, relaying.uptime().millis());
                relaying.catchUp().request(stream, heartbeat.host());
            }
        }
        if (all) {
            relaying.numbering().agrees(heartbeat.host());
        }
    }

    /** Whether a slave has more of a third host's stream than was ever published here: then the master was restored. */
    private boolean hasMore(StreamReport report, StreamStates here) {
        long sequence = report.cursor().sequence();
        return sequence > published.getOrDefault(report.stream(), Cursor.START).sequence()
                && sequence > here.progress(report.stream()).cursor().sequence();
    }

    /** Whether what the slave sends of its own stream will not be enough: its log begins too late, or the two have another history. */
    private static boolean mustBeAsked(StreamReport report, StreamStates here) {
        StreamProgress progress = here.progress(report.stream());
        Cursor mine = progress.cursor();
        boolean streaming = progress.condition() == Condition.STREAMING;
        boolean continues = streaming && (mine.sequence() < report.cursor().sequence() || mine.equals(report.cursor()));
        boolean late = streaming && Downlink.isKnown(report.cursor(), here, report.stream());
        return !continues && !late || report.apart() || mine.sequence() < report.horizon();
    }

    @Override
    public void close() {
        link.close();
    }
}
