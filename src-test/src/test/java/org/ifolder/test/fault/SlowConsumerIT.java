package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.ifolder.test.grid.BrokerClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBeans;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.history.Faulted;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Somebody with a slave's key subscribes to all that the master publishes and reads nothing, while more is published than the
 * master could keep: it keeps a bounded part, its heap with it, and all others go on.
 */
@Tag("fault")
@Tag("R7.1")
@Tag("R7.4")
@Tag("R10.1")
class SlowConsumerIT {

    private static final List<String> LANES = List.of("ifolder.lane.domain", "ifolder.lane.catalog_and_report");
    private static final int CONSUMERS = 5;
    private static final int MESSAGES_KEPT = 256;

    /** What is on its way to a consumer is kept beside these. */
    private static final int DELIVERED_AT_MOST = 5;

    private static final long BYTES_TO_SEND = 60_000_000;
    private static final Duration LONGEST = Duration.ofMinutes(8);

    /** What a subscription keeps, at the size of these batches, and what the database and others take meanwhile. */
    private static final long HEAP_GROWTH = 40_000_000;

    private static final int DESCRIPTION = 2_000;
    private static final int FIRST_IDEOGRAPH = 0x4E00;
    private static final int LAST_IDEOGRAPH = 0x9FA5;

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(2);

    @Test
    void mastersHeapStaysBoundedAndNothingAcknowledgedIsLostWhenAConsumerReadsNothing() throws Exception {
        BusyMembers busy = new BusyMembers(domain, master);
        try (HostBeans beans = domain.beans(master); BrokerClient client = new BrokerClient(slave, master)) {
            faulted.begin(CONSUMERS + " consumers that read nothing", () -> subscribe(client));
            long positionBefore = position();
            long heapBefore = beans.heapInUse();
            long carriedBefore = domain.traffic(master, slave).bytes();

            long deadline = System.nanoTime() + LONGEST.toNanos();
            long changes = busy.describeUntil(() -> sent(carriedBefore) > BYTES_TO_SEND || System.nanoTime() > deadline,
                    SlowConsumerIT::incompressible);

            long published = position() - positionBefore;
            long growth = beans.heapInUse() - heapBefore;
            assertThat(published).as("batches published").isGreaterThan(2 * MESSAGES_KEPT);
            assertThat(sent(carriedBefore)).as("bytes published").isGreaterThan(HEAP_GROWTH);
            assertThat(growth).as("bytes by which the master's heap has grown").isLessThan(HEAP_GROWTH);
            List<Long> kept = keptOnceSlavesHaveRead(beans);
            faulted.fired("%d changes, %d batches and %d bytes published, %s messages kept for them, heap grew by %d bytes"
                    .formatted(changes, published, sent(carriedBefore), kept, growth));
        }
        faulted.end(() -> { });
    }

    /** What is kept for each consumer that reads nothing: the slaves, who may have fallen behind too, read theirs. */
    private static List<Long> keptOnceSlavesHaveRead(HostBeans beans) {
        return Awaitility.await().atMost(LONGEST).until(() -> {
            List<Long> waiting = beans.messagesWaitingInSubscriptions(LANES.get(1));
            assertThat(waiting).as("messages kept for any consumer").allMatch(one -> one <= MESSAGES_KEPT + DELIVERED_AT_MOST);
            return waiting.stream().filter(one -> one >= MESSAGES_KEPT / 2).toList();
        }, kept -> kept.size() == CONSUMERS);
    }

    private static void subscribe(BrokerClient client) {
        try {
            for (int consumer = 0; consumer < CONSUMERS; consumer++) {
                for (String lane : LANES) {
                    client.subscribeWithoutReading(lane);
                }
            }
        } catch (JMSException e) {
            throw new AssertionError("the broker lets the slave's key subscribe", e);
        }
    }

    private long sent(long before) {
        return domain.traffic(master, slave).bytes() - before;
    }

    /** The last position published. */
    private long position() {
        return domain.asAdministrator(master).all("replication").stream().mapToLong(host -> host.path("position").asLong()).max()
                .orElseThrow();
    }

    private static String incompressible() {
        return ThreadLocalRandom.current().ints(DESCRIPTION, FIRST_IDEOGRAPH, LAST_IDEOGRAPH)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
