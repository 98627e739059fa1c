package org.ifolder.test.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.test.grid.MultiServerDomain.eventually;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A slave that was written to while the master was down: the master's own changes do not wait until it has sent all that. */
@Tag("R7.10")
@Tag("R7.4")
class DomainFirstIT {

    private static final int WRITERS = 2;
    private static final int IFOLDERS = 30;
    private static final int CHANGES_OF_EACH = 12;

    /** Little at a time, so that a backlog of this size lasts a while. */
    private static final Map<String, String> SLOW = Map.of("ifolder.replication.batch-changes", "1",
            "ifolder.replication.window-changes", "1", "ifolder.replication.opening-seconds", "1");

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    private final Scenario scenario = new Scenario(domain);
    private final Agreement agreement = new Agreement(domain);
    private final GridHost master = domain.master();
    private final GridHost busy = domain.host(1);
    private final GridHost watched = domain.host(2);

    @AfterEach
    void allHostsRun() {
        domain.hosts().stream().filter(host -> !host.isRunning()).forEach(domain::start);
    }

    @Test
    void memberMadeAtTheMasterIsKnownEverywhereBeforeASlavesBacklogIsThroughAndThatComesInOrder() {
        List<Person> writers = IntStream.range(0, WRITERS).mapToObj(i -> scenario.memberAt(busy)).toList();
        domain.kill(master);

        domain.with(busy, SLOW, () -> {
            CompletableFuture.allOf(writers.stream().map(writer -> CompletableFuture.runAsync(() -> write(writer)))
                    .toArray(CompletableFuture[]::new)).join();
            assertThat(master.isRunning()).isFalse();
            assertThat(agreement.backlog(busy)).isGreaterThan(WRITERS * IFOLDERS * CHANGES_OF_EACH);

            domain.start(master);
            ApiClient atMaster = domain.asAdministrator(master);
            String member = atMaster.post("members", Scenario.newMember(Scenario.unique("first"), null)).expect(201).text("id");
            eventually(() -> domain.asAdministrator(watched).get("members/" + member).expect(200));

            assertThat(agreement.backlog(busy)).as("what %s has still to send", busy).isPositive();
            writers.forEach(this::assertIsPrefix);
        });

        agreement.awaitIdentical();
        assertThat(agreement.backlog(busy)).isZero();
        writers.forEach(writer -> assertThat(arrived(writer)).hasSize(IFOLDERS));
    }

    private void write(Person writer) {
        for (int i = 0; i < IFOLDERS; i++) {
            String id = scenario.newIFolder(writer, name(writer, i)).text("id");
            for (int change = 1; change <= CHANGES_OF_EACH; change++) {
                scenario.as(writer).put("ifolders/" + id + "/usage", Map.of("sizeBytes", change, "files", 1, "folders", 1)).expect(200);
            }
        }
    }

    private static String name(Person writer, int number) {
        return "%s-%04d".formatted(writer.login(), number);
    }

    /** Of what this writer has made one after the other, nothing is there that is later than something that is not. */
    private void assertIsPrefix(Person writer) {
        List<String> arrived = arrived(writer);
        assertThat(arrived).containsExactlyElementsOf(IntStream.range(0, arrived.size()).mapToObj(i -> name(writer, i)).toList());
    }

    private List<String> arrived(Person writer) {
        return domain.asAdministrator(watched).get("catalog?size=500&query=" + writer.login()).expect(200).json().path("items")
                .findValuesAsText("name").stream().sorted().toList();
    }
}
