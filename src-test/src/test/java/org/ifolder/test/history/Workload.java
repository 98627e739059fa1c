package org.ifolder.test.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Person;

/**
 * Clients who write at all hosts at a planned rate, through the public API, whatever happens to the hosts. Most are members who work
 * at home, so that a host in trouble holds up its own members alone. An administrator at each host asks for what other hosts decide.
 */
public final class Workload implements AutoCloseable {

    /** Operations a second, all clients together. */
    public static final double USUAL_RATE = 20;

    private static final double SHARE_OF_CLERKS = 0.1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private final MultiServerDomain domain;
    private final LoadMembers members;
    private final double rate;
    private final Names names = new Names();
    private final History history = new History();
    private final ContentReader reader;
    private final List<MemberAtHome> atHome = new ArrayList<>();
    private final List<Clerk> clerks = new ArrayList<>();
    private ScheduledThreadPoolExecutor executor;

    /**
     * @param rate operations a second
     * @param seed decides in which order each client does what
     */
    public Workload(MultiServerDomain domain, LoadMembers members, double rate, long seed) {
        this.domain = domain;
        this.members = members;
        this.rate = rate;
        reader = new ContentReader(domain, members, names.begin());
        Random seeds = new Random(seed);
        members.persons().forEach(person -> atHome.add(memberAtHome(person, new Random(seeds.nextLong()))));
        domain.hosts().forEach(host -> clerks.add(clerk(host, new Random(seeds.nextLong()))));
    }

    private MemberAtHome memberAtHome(Person person, Random random) {
        long reports = domain.asAdministrator(person.home()).total("reports?query=" + person.login());
        history.found(ContentReader.reportCount(person), String.valueOf(reports));
        ApiClient home = domain.as(person.credential(), person.home()).within(PATIENCE);
        return new MemberAtHome(person, members.others(person), home, history, names, random, (int) reports);
    }

    private Clerk clerk(GridHost host, Random random) {
        List<Person> elsewhere = members.persons().stream().filter(person -> !person.home().equals(host)).toList();
        return new Clerk(domain.asAdministrator(host).within(PATIENCE), elsewhere, history, names, random);
    }

    /** Begins to write, or goes on after {@link #close}. */
    public void start() {
        executor = new ScheduledThreadPoolExecutor(atHome.size() + clerks.size(), new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        long second = Duration.ofSeconds(1).toNanos();
        atHome.forEach(client -> client.start(executor, (long) (second * atHome.size() / (rate * (1 - SHARE_OF_CLERKS)))));
        clerks.forEach(client -> client.start(executor, (long) (second * clerks.size() / (rate * SHARE_OF_CLERKS))));
    }

    /** Writes no more; returns when the last answer has come, or will not come any more. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            assertThat(executor.awaitTermination(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)).as("all clients have ended").isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertAllClientsWrite();
    }

    /** Asserts that no client has given up by a fault of its own. */
    public void assertAllClientsWrite() {
        for (List<? extends Client> clients : List.of(atHome, clerks)) {
            for (Client client : clients) {
                if (client.failure() != null) {
                    throw new AssertionError("a client has failed", client.failure());
                }
            }
        }
    }

    /** What the clients have asked for, and what they were told. */
    public History history() {
        return history;
    }

    /** What a host has now of what the clients have asked for. */
    public HostContent content(GridHost host) {
        return reader.read(host);
    }

    /** How much has been sent and acknowledged by now. */
    public Pace pace() {
        return new Pace(System.nanoTime(), byHome(MemberAtHome::sent), byHome(MemberAtHome::acknowledged));
    }

    /** Waits until every host has acknowledged an operation of its members since a moment. */
    public void awaitAcknowledgedEverywhereSince(Pace earlier) {
        eventually(() -> {
            assertAllClientsWrite();
            Pace now = pace();
            assertThat(domain.hosts()).as("hosts that have acknowledged an operation of their members since")
                    .allMatch(host -> now.acknowledgedSince(earlier, host.name()) > 0);
        });
    }

    private Map<String, Long> byHome(ToLongFunction<MemberAtHome> count) {
        Map<String, Long> counts = new LinkedHashMap<>();
        domain.hosts().forEach(host -> counts.put(host.name(), 0L));
        atHome.forEach(client -> counts.merge(client.self().home().name(), count.applyAsLong(client), Long::sum));
        return counts;
    }

    /** Operations a second that the members of one host are to send. */
    public double plannedRate(GridHost host) {
        return rate * (1 - SHARE_OF_CLERKS) * members.at(host).size() / atHome.size();
    }
}
