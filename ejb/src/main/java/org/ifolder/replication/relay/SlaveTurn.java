package org.ifolder.replication.relay;

import java.util.List;
import org.ifolder.replication.protocol.Downlink;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Uplink;
import org.ifolder.replication.protocol.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The relay at a slave: sends what the master lacks of this host's own batches, once, whatever the number of slaves (R1.4); takes what
 * the master publishes, and has what is missing fetched; tells the master once a second how far it is.
 */
final class SlaveTurn implements RelayTurn, Links.SlaveListener {

    private static final Logger LOG = LoggerFactory.getLogger(SlaveTurn.class);

    private final Relaying relaying;
    private final String self;
    private final Uplink uplink;
    private final Links.SlaveLink link;
    private long heartbeatDueAt;

    SlaveTurn(Relaying relaying, String self) {
        this.relaying = relaying;
        this.self = self;
        this.uplink = new Uplink(self, relaying.settings().windowChanges(), relaying.settings().rewindAfterHeads());
        this.link = relaying.links().openToMaster(relaying.reign().master(), this);
    }

    @Override
    public void take() {
        link.check();
        List<SealedBatch> due;
        do {
            synchronized (uplink) {
                due = relaying.transactions().read(store ->
                        uplink.due(store, relaying.settings().sendBatches(), relaying.settings().sendBytes()));
            }
            due.forEach(link::send);
        } while (!due.isEmpty());
        if (relaying.clock().millis() >= heartbeatDueAt) {
            link.send(new Heartbeat(relaying.reign().domain(), self, relaying.status().backlog(),
                    relaying.status().cursors()));
            heartbeatDueAt = relaying.clock().millis() + relaying.settings().headsMilliseconds();
        }
    }

    @Override
    public void onBatch(SealedBatch batch) {
        Verdict verdict = relaying.receiver().receive(batch, relaying.reign().master());
        boolean own = batch.header().authority().equals(self);
        if (own && verdict.kind() == Verdict.Kind.DUPLICATE) {
            synchronized (uplink) {
                uplink.receipt(batch);
            }
            relaying.signal().raise();
        } else if (!own && verdict.kind() == Verdict.Kind.GAP) {
            relaying.catchUp().request(batch.stream());
        }
    }

    @Override
    public void onHeads(Lane lane, Heads heads) {
        if (!heads.domain().equals(relaying.reign().domain()) || heads.epoch() < relaying.reign().epoch()) {
            LOG.warn("heads of Domain {} epoch {}: refused", heads.domain(), heads.epoch());
            return;
        }
        if (lane == Lane.CATALOG_AND_REPORT) {
            relaying.board().heads(heads);
            synchronized (uplink) {
                uplink.masterSays(heads);
            }
        }
        for (StreamId stream : relaying.transactions().read(store -> Downlink.behind(self, heads, store))) {
            relaying.catchUp().request(stream);
        }
        relaying.signal().raise();
    }

    @Override
    public void close() {
        link.close();
    }
}
