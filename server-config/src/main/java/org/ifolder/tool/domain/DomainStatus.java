package org.ifolder.tool.domain;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ifolder.tool.api.AgreementItem;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.api.HostItem;
import org.ifolder.tool.api.ReplicationItem;
import org.ifolder.tool.api.Unreachable;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.console.Table;
import org.ifolder.tool.folder.DomainFolder;
import org.ifolder.tool.folder.HostSettings;

/** Asks each host itself, all at the same time, how it sees the Domain. */
public final class DomainStatus {

    private static final Duration HOST_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 16;

    private final List<HostAnswer> answers = new ArrayList<>();

    /**
     * What one host said.
     *
     * @param host whom was asked
     * @param hosts the host records that it knows; empty if it is in no Domain or did not answer
     * @param progress how far the hosts are, as it says
     * @param agreement whether it says that the hosts are identical, or null
     * @param failure why there is no answer, or null
     */
    record HostAnswer(HostSettings host, List<HostItem> hosts, List<ReplicationItem> progress, AgreementItem agreement,
            Failure failure) {

        String state(Optional<HostItem> known) {
            if (failure != null) {
                return failure instanceof Unreachable ? "unreachable" : "refused";
            }
            return known.map(HostItem::state).orElse("in no Domain");
        }

        Long position() {
            return progress.stream().filter(item -> host.name().equals(item.name())).findFirst().map(ReplicationItem::position)
                    .orElse(null);
        }

        Optional<HostItem> about(String name) {
            return hosts.stream().filter(item -> item.name().equals(name)).findFirst();
        }
    }

    private DomainStatus(List<HostAnswer> answers) {
        this.answers.addAll(answers);
    }

    /**
     * Asks all hosts of a folder.
     *
     * @param folder where the hosts' settings are
     * @return their answers
     */
    public static DomainStatus ask(DomainFolder folder) {
        DomainApi domain = new DomainApi(folder);
        List<HostSettings> hosts = folder.hosts();
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(hosts.size(), MOST_AT_ONCE));
        try {
            List<CompletableFuture<HostAnswer>> asked = hosts.stream()
                    .map(host -> CompletableFuture.supplyAsync(() -> ask(domain, host), threads))
                    .toList();
            return new DomainStatus(asked.stream().map(CompletableFuture::join).toList());
        } finally {
            threads.shutdown();
        }
    }

    /**
     * Whether every host answered.
     *
     * @return false if one could not be reached or refused
     */
    public boolean complete() {
        return answers.stream().allMatch(answer -> answer.failure() == null);
    }

    /**
     * Whether all hosts have the same records.
     *
     * @return false too if that is not known
     */
    public boolean identical() {
        return agreement().identical();
    }

    /**
     * Whether all hosts have the same records, in words: one line, or one for each host that has not.
     *
     * @return the lines
     */
    public List<String> agreementLines() {
        return agreement().lines();
    }

    /**
     * What else is wrong with hosts, in words.
     *
     * @return the lines
     */
    public List<String> warnings() {
        return new Warnings(telling().map(HostAnswer::progress).orElse(List.of())).lines();
    }

    /** The master or, where it does not answer, another host. */
    private Optional<HostAnswer> telling() {
        return answers.stream().filter(answer -> answer.agreement() != null)
                .min(Comparator.comparing(answer -> !isMaster(answer)));
    }

    private Agreement agreement() {
        return telling()
                .map(answer -> new Agreement(answer.agreement(), ZoneId.systemDefault()))
                .orElse(new Agreement(null, ZoneId.systemDefault()));
    }

    private static boolean isMaster(HostAnswer answer) {
        return answer.about(answer.host().name()).filter(host -> "MASTER".equals(host.role())).isPresent();
    }

    /**
     * One line for each host that did not answer.
     *
     * @return the lines
     */
    public List<String> failures() {
        return answers.stream()
                .filter(answer -> answer.failure() != null)
                .map(answer -> answer.failure().getMessage())
                .toList();
    }

    /**
     * Host, role, addresses, state and position of each host: as it says itself; of one that does not answer, role and
     * addresses as the others know them.
     *
     * @return the table
     */
    public Table table() {
        Table table = new Table("HOST", "ROLE", "PUBLIC ADDRESS", "PRIVATE ADDRESS", "STATE", "POSITION");
        for (HostAnswer answer : answers) {
            String name = answer.host().name();
            Optional<HostItem> known = answer.about(name).or(() -> byOthers(name));
            table.add(
                    name,
                    known.map(HostItem::role).orElse(null),
                    String.valueOf(known.map(HostItem::publicAddress).orElse(answer.host().publicAddress())),
                    String.valueOf(known.map(HostItem::privateAddress).orElse(answer.host().privateAddress())),
                    keyHasEnded(name) ? answer.state(known) + ", key ended" : answer.state(known),
                    answer.position() == null ? null : answer.position().toString());
        }
        return table;
    }

    /** As any host knows it: the one concerned may not have been told. */
    private boolean keyHasEnded(String name) {
        return answers.stream().flatMap(answer -> answer.about(name).stream()).anyMatch(host -> Boolean.FALSE.equals(host.keyInForce()));
    }

    private Optional<HostItem> byOthers(String name) {
        return answers.stream()
                .map(answer -> answer.about(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static HostAnswer ask(DomainApi domain, HostSettings host) {
        HostApi api = domain.asOperator(host).within(HOST_LIMIT);
        try {
            if (api.getIfJoined("domain", Object.class).isEmpty()) {
                return new HostAnswer(host, List.of(), List.of(), null, null);
            }
            return new HostAnswer(host, api.all("hosts", HostItem.class), api.all("replication", ReplicationItem.class),
                    api.get("replication/agreement", AgreementItem.class), null);
        } catch (Failure failure) {
            return new HostAnswer(host, List.of(), List.of(), null, failure);
        }
    }
}
