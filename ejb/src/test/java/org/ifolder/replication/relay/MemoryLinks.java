package org.ifolder.replication.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;

/** Links of a master and one slave in memory, which bring each message at once. */
final class MemoryLinks implements Links {

    private final String slave;
    private final List<SlaveListener> slaves = new ArrayList<>();
    private MasterListener master;

    /** Links of the slave of this id: what comes from it, comes with its name. */
    MemoryLinks(String slave) {
        this.slave = slave;
    }

    @Override
    public MasterLink openAsMaster(MasterListener listener) {
        master = listener;
        return new MasterLink() {
            @Override
            public void hear(Collection<String> heard) {
                // hears all
            }

            @Override
            public void publish(PublishedBatch batch) {
                slaves.forEach(one -> one.onBatch(batch.batch()));
            }

            @Override
            public void publish(Lane lane, Heads heads) {
                slaves.forEach(one -> one.onHeads(lane, heads));
            }

            @Override
            public void check() {
                // never breaks
            }

            @Override
            public void close() {
                master = null;
            }
        };
    }

    @Override
    public SlaveLink openToMaster(String masterId, SlaveListener listener) {
        slaves.add(listener);
        return new SlaveLink() {
            @Override
            public void send(SealedBatch batch) {
                master.onBatch(batch, slave);
            }

            @Override
            public void send(Heartbeat heartbeat) {
                master.onHeartbeat(heartbeat, slave);
            }

            @Override
            public void check() {
                // never breaks
            }

            @Override
            public void close() {
                slaves.remove(listener);
            }
        };
    }
}
