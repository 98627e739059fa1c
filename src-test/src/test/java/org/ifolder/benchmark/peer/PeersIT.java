package org.ifolder.benchmark.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ifolder.benchmark.Load;
import org.ifolder.benchmark.Replicated;
import org.ifolder.benchmark.Usage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each peer does what the benchmark asks of it. */
@Tag("benchmark")
class PeersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MEMBERS = 200;
    private static final int PACED = 20;

    @TempDir
    Path folder;

    static Stream<Arguments> peers() {
        return Stream.of(peer("OpenLdap", OpenLdap.isInstalled(), OpenLdap::new),
                peer("OpenLdap.tuned", OpenLdap.isInstalled(), OpenLdap::tuned),
                peer("PostgresLogical", PostgresLogical.isInstalled(), PostgresLogical::new),
                peer("JdbcFloor", JdbcFloor.isInstalled(), JdbcFloor::new));
    }

    private static Arguments peer(String name, boolean installed, Function<Path, Replicated> making) {
        return Arguments.of(name, installed, making);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("peers")
    void replicates(String name, boolean installed, Function<Path, Replicated> making) {
        assumeTrue(installed, name + " is not installed");
        Path files = folder.resolve("peer");
        long processes = ProcessHandle.current().descendants().count();
        try (Replicated peer = making.apply(files)) {
            peer.start(MEMBERS, 2);
            assertThat(peer.members()).isEqualTo(MEMBERS);
            assertThat(peer.slaves()).isEqualTo(2);
            changesReachTheSlaves(peer);
            changesArePaced(peer);
            aStoppedSlaveCatchesUp(peer);
            aFurtherSlaveGetsAll(peer);
            usesAreCounted(peer);
        }
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(processes);
        assertThat(files).doesNotExist();
    }

    private static void changesReachTheSlaves(Replicated peer) {
        assertThat(peer.shows(0, 0, "m1")).isFalse();
        assertThat(peer.change(new Load(4, 150, 0, "m1"))).extracting("member").doesNotHaveDuplicates().hasSize(150);
        for (int slave = 0; slave < 2; slave++) {
            eventuallyMarked(peer, slave, "m1", 150);
            assertThat(peer.shows(slave, 150, "m1")).isFalse();
        }
    }

    private static void changesArePaced(Replicated peer) {
        long begin = System.nanoTime();
        assertThat(peer.change(new Load(2, PACED, 50, "m2"))).hasSize(PACED);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(380), Duration.ofSeconds(2));
    }

    private static void aStoppedSlaveCatchesUp(Replicated peer) {
        peer.stopSlave(1);
        assertThat(peer.shows(1, 0, "m1")).isFalse();
        peer.change(new Load(2, 100, 0, "m3"));
        eventuallyMarked(peer, 0, "m3", 100);
        peer.startSlave(1);
        eventuallyMarked(peer, 1, "m3", 100);
        peer.change(new Load(2, 10, 0, "m4"));
        eventuallyMarked(peer, 1, "m4", 10);
    }

    private static void aFurtherSlaveGetsAll(Replicated peer) {
        assertThat(peer.addSlave()).isEqualTo(2);
        Awaitility.await().atMost(PATIENCE).until(() -> peer.count(2) == MEMBERS);
        eventuallyMarked(peer, 2, "m4", 10);
        peer.change(new Load(1, MEMBERS, 0, "m5"));
        for (int slave = 0; slave < peer.slaves(); slave++) {
            eventuallyMarked(peer, slave, "m5", MEMBERS);
        }
    }

    private static void usesAreCounted(Replicated peer) {
        for (Usage usage : new Usage[] {peer.masterUsage(), peer.slaveUsage(0), peer.slaveUsage(2)}) {
            assertThat(usage.cpuMillis()).isPositive();
            assertThat(usage.residentBytes()).isPositive();
            assertThat(usage.written()).isPositive();
        }
    }

    private static void eventuallyMarked(Replicated peer, int slave, String mark, int count) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> peer.shows(slave, count - 1, mark));
        Awaitility.await().atMost(PATIENCE).until(() -> peer.marked(slave, mark) == count);
    }
}
