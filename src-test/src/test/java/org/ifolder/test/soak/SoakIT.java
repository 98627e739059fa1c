package org.ifolder.test.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Convergence;
import org.ifolder.test.history.Databases;
import org.ifolder.test.history.History;
import org.ifolder.test.history.LoadMembers;
import org.ifolder.test.history.Outcome;
import org.ifolder.test.history.Pace;
import org.ifolder.test.history.ServedMeanwhile;
import org.ifolder.test.history.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A random fault every 20 to 60 seconds, for as long as is asked for; ends at the first difference. Run by {@code soak.sh}. */
@Tag("soak")
class SoakIT {

    private static final double HOURS = Double.parseDouble(System.getProperty("ifolder.soak.hours", "1"));
    private static final double RATE = Double.parseDouble(System.getProperty("ifolder.soak.rate", String.valueOf(Workload.USUAL_RATE)));
    private static final long SEED = Long.getLong("ifolder.fault.seed", ThreadLocalRandom.current().nextLong());
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);
    private static final Duration BETWEEN_CHECKS = Duration.ofMinutes(5);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Random random = new Random(SEED);
    private final SoakSummary summary = new SoakSummary();
    private final Map<String, HostSize> before = new TreeMap<>();
    private Workload load;
    private Convergence convergence;
    private int checks;

    @Test
    void nothingIsLostAndAllHostsBecomeIdenticalWhateverHappensForHours() {
        say("seed %d, %.2f hours, %.0f operations a second", SEED, HOURS, RATE);
        SoakFault.skipped().forEach((what, why) -> say("skipped: %s, %s", what, why));
        load = new Workload(domain, LoadMembers.make(domain), RATE, SEED);
        convergence = new Convergence(domain, load);
        domain.hosts().forEach(host -> before.put(host.name(), HostSize.of(host)));
        try {
            load.start();
            goThroughFaults();
            check();
            tellSizes();
            compareDatabases();
            say("nothing lost, nothing doubled, all hosts identical");
        } catch (RuntimeException | AssertionError e) {
            domain.keep();
            say("FAILED after %d faults and %d checks, seed %d; the hosts' folder stays: %s", summary.faults(), checks, SEED,
                    domain.folder());
            throw e;
        } finally {
            tell();
        }
    }

    private void goThroughFaults() {
        List<SoakFault> faults = SoakFault.of(domain);
        long end = System.nanoTime() + (long) (HOURS * Duration.ofHours(1).toNanos());
        long nextCheck = System.nanoTime() + BETWEEN_CHECKS.toNanos();
        while (System.nanoTime() < end) {
            long nextFault = System.nanoTime() + Duration.ofSeconds(20 + random.nextInt(41)).toNanos();
            happen(faults.get(random.nextInt(faults.size())), Duration.ofMillis(500 + random.nextInt(15_000)));
            if (System.nanoTime() > nextCheck) {
                check();
                load.start();
                nextCheck = System.nanoTime() + BETWEEN_CHECKS.toNanos();
            }
            goOnFor(Duration.ofNanos(Math.max(0, Math.min(nextFault, end) - System.nanoTime())));
        }
        load.close();
    }

    private void happen(SoakFault fault, Duration time) {
        Pace begin = load.pace();
        Runnable assertFired = fault.begin().get();
        goOnFor(time);
        assertFired.run();
        Pace end = load.pace();
        assertServed(fault, begin, end);
        long acknowledged = load.history().now();
        fault.end().run();
        Pace over = load.pace();
        convergence.awaitAcknowledgedBy(acknowledged, Convergence.STATED);
        double seconds = load.pace().seconds(end);
        load.awaitAcknowledgedEverywhereSince(over);
        summary.took(fault.kind(), seconds);
        say("%s for %.1f s, recovery %.1f s, %d acknowledged so far", fault.kind(), time.toMillis() / 1000.0, seconds,
                load.history().count(Outcome.ACKNOWLEDGED));
    }

    /** In a short time the few operations of a host say nothing. */
    private void assertServed(SoakFault fault, Pace begin, Pace end) {
        if (end.seconds(begin) < LONG_ENOUGH.toSeconds()) {
            return;
        }
        ServedMeanwhile served = new ServedMeanwhile();
        domain.hosts().stream().filter(host -> !fault.unreachable().equals(Optional.of(host)))
                .forEach(host -> served.add(host, load.plannedRate(host), begin, end));
        served.assertAcknowledged();
    }

    private void goOnFor(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(2)).until(() -> true);
        load.assertAllClientsWrite();
    }

    private void check() {
        load.close();
        convergence.awaitIdenticalAndProve();
        checks++;
        say("check %d: all hosts identical, nothing acknowledged lost", checks);
    }

    private void compareDatabases() {
        domain.hosts().forEach(domain::kill);
        assertThat(Databases.differences(domain.hosts())).as("rows in which the databases differ").isEmpty();
        say("the databases are the same, %d rows of records each", Databases.size(domain.master()));
        domain.hosts().forEach(domain::start);
    }

    private void tell() {
        History history = load.history();
        say("%d faults, %d checks; %d operations acknowledged, %d refused, %d unknown", summary.faults(), checks,
                history.count(Outcome.ACKNOWLEDGED), history.count(Outcome.REFUSED), history.count(Outcome.UNKNOWN));
        summary.lines().forEach(line -> say("%s", line));
    }

    private void tellSizes() {
        for (GridHost host : domain.hosts()) {
            say("%s: %s at the beginning, %s at the end", host, before.get(host.name()), HostSize.of(host));
        }
    }

    private static void say(String format, Object... values) {
        System.out.println("soak: " + String.format(Locale.ROOT, format, values));
    }
}
