package org.ifolder.benchmark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ifolder.test.grid.GridHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a change costs in flushes of the write-ahead log, transactions, sealed batches and their bytes, at the master and at a slave, as
 * PostgreSQL counts them; without what hosts use while nothing is changed, such as for telling how far they are.
 */
@Tag("benchmark")
class CountsIT {

    private static final int ROUNDS = Integer.getInteger("ifolder.benchmark.rounds", 3);
    private static final int CHANGES = 4_000;
    /** Connections that rest tell what they have done after ten seconds at the latest. */
    private static final long UNTIL_TOLD_NANOS = TimeUnit.SECONDS.toNanos(11);
    private static final Map<String, String> COUNTERS = new TreeMap<>(Map.of(
            "flushes", "select wal_sync from pg_stat_wal",
            "transactions", "select xact_commit from pg_stat_database where datname = current_database()",
            "sealed batches", "select count(*) from sealed_batch",
            "bytes of sealed batches", "select coalesce(sum(octet_length(body)), 0) from sealed_batch"));

    @RegisterExtension
    static final Systems systems = new Systems();

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void whatAChangeCosts(int writers) {
        IFolderDomain domain = systems.ifolder();
        Map<String, Figures> figures = new TreeMap<>();
        COUNTERS.keySet().forEach(what -> figures.put(what,
                new Figures("n", what + " for a change, " + Load.inWords(writers), "")));
        List<GridHost> hosts = List.of(domain.master(), domain.slave(0));
        Throughput.warmUp(List.of(domain), writers);
        LockSupport.parkNanos(UNTIL_TOLD_NANOS);
        Used atRest = used(domain, hosts, () -> LockSupport.parkNanos(UNTIL_TOLD_NANOS));
        for (int round = 0; round < ROUNDS; round++) {
            Used used = used(domain, hosts, () -> Throughput.of(domain, writers, CHANGES));
            hosts.forEach(host -> figures.forEach((what, figure) -> figure.add(host.equals(domain.master()) ? "master" : "slave",
                    (used.count(host, what) - used.seconds() * atRest.count(host, what) / atRest.seconds()) / CHANGES)));
        }
        figures.values().forEach(Figures::note);
    }

    /** What hosts have used within a while. */
    private record Used(double seconds, Map<GridHost, Map<String, Long>> before, Map<GridHost, Map<String, Long>> after) {

        long count(GridHost host, String what) {
            return after.get(host).get(what) - before.get(host).get(what);
        }
    }

    private static Used used(IFolderDomain domain, List<GridHost> hosts, Runnable work) {
        long begin = System.nanoTime();
        Map<GridHost, Map<String, Long>> before = counted(domain, hosts);
        work.run();
        LockSupport.parkNanos(UNTIL_TOLD_NANOS);
        Map<GridHost, Map<String, Long>> after = counted(domain, hosts);
        return new Used((System.nanoTime() - begin) / 1e9, before, after);
    }

    private static Map<GridHost, Map<String, Long>> counted(IFolderDomain domain, List<GridHost> hosts) {
        Map<GridHost, Map<String, Long>> counts = new TreeMap<>(Comparator.comparing(GridHost::name));
        hosts.forEach(host -> counts.put(host, new TreeMap<>()));
        COUNTERS.forEach((what, sql) -> hosts.forEach(host -> counts.get(host).put(what, domain.number(host, sql))));
        return counts;
    }
}
