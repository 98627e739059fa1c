package org.ifolder.benchmark;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Scale: changes, latency and memory in a Domain of 1,000, 100,000 and 1,000,000 members. The Domain grows, so rounds cannot take turns. */
@Tag("benchmark")
class ScaleIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final List<Integer> SIZES = Arrays.stream(System.getProperty("ifolder.benchmark.sizes", "1000,100000,1000000").split(","))
            .map(Integer::valueOf).toList();
    private static final int WRITERS = 8;
    private static final int CHANGES = 1_000;
    private static final int LOADS_OF_A_ROUND = 4;
    private static final int PER_SECOND = 50;
    private static final int PACED = 500;
    private static final double MEGA = 1L << 20;

    @Test
    void sizeOfTheDomainDoesNotMatter() {
        Figures rates = new Figures("s", WRITERS + " writers", "changes/s");
        Figures median = new Figures("s", "50/s, p50", "ms");
        Figures high = new Figures("s", "50/s, p99", "ms");
        Figures master = new Figures("s", "resident memory of the master, its database with it", "MB");
        Figures slave = new Figures("s", "resident memory of a slave, its database with it", "MB");
        try (IFolderDomain domain = new IFolderDomain(Systems.folder("scale"))) {
            for (int size : SIZES) {
                Systems.say("s  %d members", size);
                if (domain.members() == 0) {
                    domain.start(size, 2);
                } else {
                    domain.grow(size);
                }
                Throughput.warmUpAnew(domain, WRITERS);
                String name = size + " members";
                for (int round = 0; round < ROUNDS; round++) {
                    rates.add(name, rate(domain));
                    List<Double> latencies = Latency.of(domain, PER_SECOND, PACED);
                    median.add(name, Medians.of(latencies));
                    high.add(name, Medians.quantile(latencies, 0.99));
                }
                master.add(name, domain.masterUsage().residentBytes() / MEGA);
                slave.add(name, domain.slaveUsage(0).residentBytes() / MEGA);
            }
        }
        List.of(rates, median, high, master, slave).forEach(Figures::note);
    }

    private static double rate(IFolderDomain domain) {
        double seconds = 0;
        for (int load = 0; load < LOADS_OF_A_ROUND; load++) {
            seconds += CHANGES / Throughput.of(domain, WRITERS, CHANGES);
        }
        return LOADS_OF_A_ROUND * CHANGES / seconds;
    }
}
