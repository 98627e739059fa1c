package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** From each commit until its change is visible on all slaves, at a moderate rate. */
final class Latency {

    private Latency() {
    }

    /** Has changes made evenly by one writer; returns the time of each in milliseconds. */
    static List<Double> of(ReplicatedRecords system, int perSecond, int changes) {
        Load load = new Load(1, changes, perSecond, Throughput.newMark());
        Arrival arrival = new Arrival(system, load.mark());
        List<CompletableFuture<Map<Integer, Long>>> watching = new ArrayList<>(IntStream.range(0, system.slaves())
                .mapToObj(slave -> CompletableFuture.supplyAsync(() -> arrival.follow(slave, changes, 1), Systems::inThread)).toList());
        List<Commit> commits = system.change(load);
        return Arrival.latencies(commits, watching.stream().map(CompletableFuture::join).toList());
    }
}
