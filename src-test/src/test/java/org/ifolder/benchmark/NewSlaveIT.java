package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.benchmark.peer.OpenLdap;
import org.ifolder.benchmark.peer.PostgresLogical;
import org.ifolder.test.grid.GridHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Case (d): a new, empty slave, from the call that adds it until it has all records. The product copies 100,000 members and as many records
 * of the catalog, its peers 10,000 members, whose rate stands for more of them. With the product that time begins with the start of an
 * app server, so rates are told without that too: from the first look that shows records at the slave.
 */
@Tag("benchmark")
class NewSlaveIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int SMALL = 10_000;
    private static final int LARGE = Integer.getInteger("ifolder.benchmark.copied", 100_000);
    private static final double MICROS = 1e6;
    private static final double MEGA = 1L << 20;

    private final Figures rates = new Figures("d", "new slave, from the call that adds it", "records/s");
    private final Figures copying = new Figures("d", "new slave, from the first record",
            "records/s");
    private final Figures memory = new Figures("d", "largest resident memory of the new slave's app server", "MB");

    @Test
    void newSlaveGetsAllRecords() {
        List<Replicated> peers = new ArrayList<>();
        try (IFolderDomain domain = new IFolderDomain(Systems.folder("copied"))) {
            fill(domain, SMALL);
            memory.add(SMALL + " members", copy(domain, false));
            fill(domain, LARGE);
            if (OpenLdap.isInstalled()) {
                peers.add(new OpenLdap(Systems.folder("copied-openldap")));
            }
            peers.add(new PostgresLogical(Systems.folder("copied-postgresql")));
            peers.forEach(peer -> peer.start(SMALL, 0));
            for (int round = 0; round < ROUNDS; round++) {
                memory.add(LARGE + " members", copy(domain, true));
                peers.forEach(this::copy);
            }
        } finally {
            peers.forEach(Replicated::close);
        }
        rates.note();
        copying.note();
        memory.note();
    }

    private static void fill(IFolderDomain domain, int records) {
        Systems.say("d  %d members and as many records of the catalog", records);
        if (domain.members() == 0) {
            domain.start(records, 0);
        } else {
            domain.grow(records);
        }
        domain.makeCatalog(records);
    }

    /** Adds a slave to the product; returns the most memory that its app server had, in megabytes. */
    private double copy(IFolderDomain domain, boolean counts) {
        long records = domain.records(domain.master());
        long begin = Commit.now();
        GridHost added = domain.slave(domain.addSlave());
        long first = Arrival.awaitAtLeast(1, "first records", () -> domain.records(added));
        long already = domain.records(added);
        long end = Arrival.awaitAtLeast(records, "records", () -> domain.records(added));
        if (counts) {
            rates.add(domain.name(), records * MICROS / (end - begin));
            copying.add(domain.name(), (records - already) * MICROS / Math.max(1, end - first));
        }
        return IFolderDomain.peakBytes(added) / MEGA;
    }

    /** One that shows all its records at once has no rate of its own from the first. */
    private void copy(Replicated peer) {
        long begin = Commit.now();
        int slave = peer.addSlave();
        long first = Arrival.awaitCount(peer, slave, 1);
        long already = peer.count(slave);
        long end = Arrival.awaitCount(peer, slave, peer.members());
        rates.add(peer.name(), peer.members() * MICROS / (end - begin));
        if (already < peer.members()) {
            copying.add(peer.name(), (peer.members() - already) * MICROS / Math.max(1, end - first));
        }
    }
}
