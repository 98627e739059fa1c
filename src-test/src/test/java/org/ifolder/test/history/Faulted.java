package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A test of a fault, under load. Before the test, clients begin to write at all hosts. The test says when the fault begins and when
 * it ends. Each host that the fault was not to touch has acknowledged meanwhile most of what its members sent there. After the test:
 * everything that was acknowledged is on every host within the stated time, while the load goes on, and every host acknowledges again;
 * then the load ends, all hosts become identical, and nothing is lost, doubled or back. What was measured goes into
 * {@link FaultResult}'s files, and nothing of the fault is left.
 */
public final class Faulted implements BeforeTestExecutionCallback, AfterTestExecutionCallback, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Faulted.class);
    private static final Duration STEADY = Duration.ofSeconds(4);
    private static final int OPERATIONS_BEFORE = 40;

    private final MultiServerDomain domain;
    private Duration stated = Convergence.STATED;
    private String impossible;
    private Workload load;
    private Convergence convergence;
    private String fault;
    private String fired;
    private Set<GridHost> outOfReach = Set.of();
    private Pace start;
    private Pace first;
    private Pace begin;
    private Pace end;
    private double seconds;
    private final ServedMeanwhile served = new ServedMeanwhile();
    private long acknowledgedByEnd;
    private Pace over;
    private final Map<String, Double> recoveries = new LinkedHashMap<>();
    private Double recovery;
    private Double identical;
    private OperatorsView view;

    public Faulted(MultiServerDomain domain) {
        this.domain = domain;
    }

    /** The time within which every host has to have everything, where two minutes are not it. */
    public Faulted recoveringWithin(Duration time) {
        stated = time;
        return this;
    }

    /** Where this does not hold, the test is skipped before it costs anything, and named in the results. */
    public Faulted onlyIf(boolean possible, String otherwise) {
        impossible = possible ? null : otherwise;
        return this;
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        fault = context.getRequiredTestClass().getSimpleName() + ": " + context.getDisplayName();
        assumeTrue(impossible == null, impossible);
        LoadMembers members = context.getRoot().getStore(NAMESPACE)
                .getOrComputeIfAbsent(LoadMembers.class, key -> LoadMembers.make(domain), LoadMembers.class);
        load = new Workload(domain, members, Workload.USUAL_RATE, ThreadLocalRandom.current().nextLong());
        convergence = new Convergence(domain, load);
        start = load.pace();
        load.start();
        load.awaitAcknowledgedEverywhereSince(start);
        eventually(() -> {
            load.assertAllClientsWrite();
            assertThat(load.history().count(Outcome.ACKNOWLEDGED)).isGreaterThan(OPERATIONS_BEFORE);
        });
        start = load.pace();
        writeFor(STEADY);
    }

    /**
     * Begins the fault. A fault may come several times, each with its end.
     *
     * @param what is done, in words for the results
     * @param doIt does it
     * @param unreachable hosts whose members cannot be served meanwhile; of each of the others it is asked that its members send at the
     *         planned rate, and that it takes what they send
     */
    public void begin(String what, Runnable doIt, GridHost... unreachable) {
        fault = what;
        view = view == null ? new OperatorsView(domain) : view;
        outOfReach = Set.of(unreachable);
        begin = load.pace();
        first = first == null ? begin : first;
        doIt.run();
    }

    /** Tells how it showed that the fault was there; without that a test of a fault says nothing. */
    public void fired(String evidence) {
        fired = evidence;
    }

    /** Lets the clients write for a while. */
    public void writeFor(Duration time) {
        Awaitility.await().pollDelay(time).atMost(time.plusSeconds(2)).until(() -> true);
        load.assertAllClientsWrite();
    }

    /** Ends the fault. From this call on it is measured how long the hosts take. */
    public void end(Runnable doIt) {
        view.ask();
        end = load.pace();
        seconds += end.seconds(begin);
        inReach().forEach(host -> served.add(host, load.plannedRate(host), begin, end));
        acknowledgedByEnd = load.history().now();
        doIt.run();
        over = load.pace();
    }

    /** Waits until every host has all that was acknowledged by the end of the fault, and acknowledges again, while the load goes on. */
    public void awaitRecovery() {
        if (recovery == null) {
            convergence.awaitAcknowledgedBy(acknowledgedByEnd, stated).forEach((host, nanos) -> recoveries.put(host,
                    FaultResult.rounded(end.secondsUntil(nanos))));
            recovery = Collections.max(recoveries.values());
            load.awaitAcknowledgedEverywhereSince(over);
        }
    }

    /** Lets the clients write for a while, and asserts that at every host they write as planned and are served. */
    public void assertAllServeFor(Duration time) {
        Pace before = load.pace();
        writeFor(time);
        Pace after = load.pace();
        ServedMeanwhile byAll = new ServedMeanwhile();
        domain.hosts().forEach(host -> byAll.add(host, load.plannedRate(host), before, after));
        byAll.assertSentAsPlanned();
        byAll.assertAcknowledged();
    }

    /** The load, for a test that asks more of it. */
    public Workload load() {
        return load;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Throwable thrown = context.getExecutionException().orElse(null);
        try {
            if (thrown == null) {
                conclude();
            }
        } catch (RuntimeException | AssertionError e) {
            thrown = e;
            throw e;
        } finally {
            result(thrown).note();
            if (view != null) {
                view.write(context.getRequiredTestClass().getSimpleName() + "-" + context.getRequiredTestMethod().getName());
            }
            if (thrown != null && load != null) {
                load.close();
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        domain.endFaults();
    }

    private void conclude() {
        assertThat(fired).as("what shows that the fault was there").isNotNull();
        assertThat(end).as("the end of the fault").isNotNull();
        awaitRecovery();
        load.close();
        Pace noLoad = load.pace();
        convergence.awaitIdenticalAndProve();
        identical = load.pace().seconds(noLoad);
        served.assertSentAsPlanned();
        served.assertAcknowledged();
    }

    private List<GridHost> inReach() {
        return domain.hosts().stream().filter(host -> !outOfReach.contains(host)).toList();
    }

    private FaultResult result(Throwable thrown) {
        boolean complete = end != null;
        History history = load == null ? new History() : load.history();
        return new FaultResult(fault, fired, FaultResult.rounded(seconds),
                FaultResult.rounded(over == null ? null : over.seconds(end)), recovery, recoveries, FaultResult.rounded(identical),
                history.count(Outcome.ACKNOWLEDGED), history.count(Outcome.REFUSED), history.count(Outcome.UNKNOWN),
                complete ? FaultResult.rounded(served.planned() / seconds) : 0,
                complete ? FaultResult.rounded(served.sent() / seconds) : 0, complete ? rates() : null, served.words(), words(thrown));
    }

    private static String words(Throwable thrown) {
        if (thrown == null) {
            return FaultResult.OK;
        }
        return (thrown instanceof TestAbortedException ? "skipped: " : "failed: ") + thrown.getMessage();
    }

    private Map<String, String> rates() {
        Pace now = load.pace();
        return domain.hosts().stream().map(GridHost::name).collect(Collectors.toMap(name -> name,
                name -> Stream.of(first.since(start, name), end.since(first, name), now.since(end, name))
                        .map(rate -> "%.1f".formatted(rate)).collect(Collectors.joining(", ")),
                (one, other) -> one, LinkedHashMap::new));
    }
}
