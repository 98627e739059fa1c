package org.ifolder.replication.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay at the master: gives every batch, its own and the slaves', its position and publishes it once; says the heads once a
 * second. What a crash keeps from being published after it got its position, the slaves see in the heads, and fetch.
 */
final class MasterTurn implements RelayTurn, Links.MasterListener {

    private static final Logger LOG = LoggerFactory.getLogger(MasterTurn.class);

    /** Rounds of publishing before this host seals again, and hears new hosts. */
    private static final int ROUNDS_A_TURN = 20;

    private final Relaying relaying;
    private final Links.MasterLink link;
    private final Map<StreamId, Long> published = new HashMap<>();
    private long position;
    private long headsDueAt;

    MasterTurn(Relaying relaying) {
        this.relaying = relaying;
        this.position = relaying.publication().lastPosition();
        relaying.publication().heads().forEach(head -> published.put(head.stream(), head.sequence()));
        this.link = relaying.links().openAsMaster(this);
    }

    @Override
    public void take() {
        link.check();
        link.hear(relaying.hosts().others());
        publishWaiting();
        sayHeadsIfDue();
    }

    private void sayHeadsIfDue() {
        if (relaying.clock().millis() >= headsDueAt) {
            sayHeads();
            headsDueAt = relaying.clock().millis() + relaying.settings().headsMilliseconds();
        }
    }

    private void publishWaiting() {
        for (int round = 0; round < ROUNDS_A_TURN; round++) {
            List<PublishedBatch> batches = relaying.publication().publishAfter(position, relaying.settings().sendBatches());
            for (PublishedBatch batch : batches) {
                link.publish(batch);
                position = batch.position();
                published.merge(batch.batch().stream(), batch.batch().header().to(), Math::max);
            }
            sayHeadsIfDue();
            if (batches.isEmpty()) {
                return;
            }
        }
        relaying.signal().raise();
    }

    private void sayHeads() {
        Collection<StreamHead> heads = published.entrySet().stream()
                .map(head -> new StreamHead(head.getKey().collection(), head.getKey().authority(), head.getValue()))
                .toList();
        List<HostProgress> hosts = relaying.board().progress(relaying.hosts().others(), heads, position);
        for (Lane lane : Lane.values()) {
            Heads ofLane = new Heads(relaying.reign().domain(), relaying.reign().epoch(), position,
                    heads.stream().filter(head -> Lane.of(head.collection()) == lane).toList(),
                    lane == Lane.CATALOG_AND_REPORT ? hosts : List.of());
            link.publish(lane, ofLane);
            if (lane == Lane.CATALOG_AND_REPORT) {
                relaying.board().heads(ofLane);
            }
        }
    }

    @Override
    public void onBatch(SealedBatch batch, String from) {
        if (!batch.header().authority().equals(from)) {
            LOG.warn("{} from {}: refused, a slave sends only batches of its own", batch, from);
            return;
        }
        if (relaying.receiver().receive(batch, from).kind() == Verdict.Kind.APPLY) {
            relaying.signal().raise();
        }
    }

    @Override
    public void onHeartbeat(Heartbeat heartbeat, String from) {
        if (!heartbeat.host().equals(from) || !heartbeat.domain().equals(relaying.reign().domain())) {
            LOG.warn("heartbeat of {} from {}: refused", heartbeat.host(), from);
            return;
        }
        relaying.board().heard(heartbeat);
    }

    @Override
    public void close() {
        link.close();
    }
}
