package org.ifolder.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.test.grid.MultiServerDomain.eventually;
import static org.ifolder.test.grid.MultiServerDomain.within;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.test.grid.BrokerClient;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostBeans;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.grid.RecordedMessage;
import org.ifolder.test.history.Faulted;
import org.ifolder.test.system.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Ten thousand batches of a slave, recorded as the master published them, are sent to the master again, twice and shuffled, with the
 * slave's key. Nobody writes meanwhile what that slave decides, so all that comes of it but signs of life is old. Asserted is: the
 * broker took each message (a sender waits for that), and as good as all of its queue were read; the master has the slave's streams as
 * far as it had them, none of them stopped; it has refused nothing of that host; and it lists none of the iFolders that the old messages
 * make. To the slaves nothing can be sent again: the broker lets nobody publish but the master itself, in its own process.
 */
@Tag("fault")
@Tag("R7.2")
class ReplayedMessagesIT {

    private static final List<String> LANES = List.of("ifolder.lane.domain", "ifolder.lane.catalog_and_report");
    private static final Map<String, String> A_BATCH_FOR_EACH_CHANGE = Map.of("ifolder.replication.batch-changes", "1");
    private static final int MESSAGES = 10_000;

    /** An iFolder and its owner's right, and the removal of both. */
    private static final int BATCHES_OF_AN_IFOLDER = 4;

    private static final int TIMES = 2;
    private static final int SENT_AT_A_TIME = 500;

    /** The last messages that were read are acknowledged, and counted as read, together with those that come after them. */
    private static final int NOT_YET_COUNTED = 200;

    private static final Duration READING = Duration.ofMinutes(2);
    private static final Duration LONGEST = Duration.ofMinutes(6);

    @RegisterExtension
    static final MultiServerDomain domain = new MultiServerDomain();

    @RegisterExtension
    final Faulted faulted = new Faulted(domain);

    private final GridHost master = domain.master();
    private final GridHost slave = domain.host(1);

    @Test
    void nothingIsDoubledWhenTenThousandBatchesAreSentAgainTwiceAndShuffled() throws Exception {
        String self = new Scenario(domain).idOf(slave);
        BusyMembers busy = new BusyMembers(domain, slave);
        List<RecordedMessage> again = new ArrayList<>();
        domain.with(slave, A_BATCH_FOR_EACH_CHANGE, () -> {
            List<RecordedMessage> recorded = record(busy, self);
            for (int time = 0; time < TIMES; time++) {
                again.addAll(recorded);
            }
        });
        assertThat(again).hasSizeGreaterThanOrEqualTo(TIMES * MESSAGES);
        Collections.shuffle(again);

        String queue = "ifolder.inbound." + self;
        try (BrokerClient client = new BrokerClient(slave, master); HostBeans beans = domain.beans(master)) {
            faulted.load().rest(slave);
            eventually(() -> assertThat(streams(master, self)).isNotEmpty().isEqualTo(streams(slave, self)));
            Map<String, String> streams = streams(master, self);
            long refused = refused(self);
            long listed = listed();
            long before = beans.messagesRead(queue);
            faulted.begin(again.size() + " old messages of a slave, shuffled", () -> { }, slave);
            for (int from = 0; from < again.size(); from += SENT_AT_A_TIME) {
                client.sendToQueue(queue, again.subList(from, Math.min(from + SENT_AT_A_TIME, again.size())));
                within(READING, () -> assertThat(beans.messagesWaiting(queue)).isLessThan(SENT_AT_A_TIME));
            }
            within(READING, () -> {
                assertThat(beans.messagesWaiting(queue)).isLessThan(NOT_YET_COUNTED);
                assertThat(beans.messagesRead(queue) - before).isGreaterThanOrEqualTo(again.size() - NOT_YET_COUNTED);
            });
            assertThat(streams(master, self)).as("the slave's streams at the master").isEqualTo(streams);
            assertThat(refused(self)).as("what the master has refused of the slave").isEqualTo(refused);
            assertThat(listed()).as("iFolders of the recorded messages").isEqualTo(listed);
            faulted.fired(again.size() + " messages sent, the master has read " + (beans.messagesRead(queue) - before)
                    + " of that host, and has its streams as before");
        }
        faulted.end(faulted.load()::goOn);
    }

    /** How far a host has the streams of an authority, and in which condition. */
    private Map<String, String> streams(GridHost host, String authority) {
        return domain.asAdministrator(host).all("replication/cursors").stream()
                .filter(stream -> stream.path("authority").asText().equals(authority))
                .collect(Collectors.toMap(stream -> stream.path("collection").asText(),
                        stream -> stream.path("condition").asText() + " to " + stream.path("sequence").asText()));
    }

    private long refused(String host) {
        return domain.asAdministrator(master).all("replication/refusals").stream()
                .filter(item -> item.path("host").asText().equals(host)).mapToLong(item -> item.path("count").asLong()).sum();
    }

    private long listed() {
        return domain.asAdministrator(master).total("catalog?query=" + BusyMembers.NAME);
    }

    /** Batches of the slave's own, as all hosts get them. */
    private List<RecordedMessage> record(BusyMembers busy, String self) {
        Queue<RecordedMessage> recorded = new ConcurrentLinkedQueue<>();
        AtomicInteger count = new AtomicInteger();
        try (BrokerClient client = new BrokerClient(slave, master)) {
            client.listen(LANES, message -> {
                if (message.isBatch() && BatchFormat.read(message.body(), message.signature()).header().authority().equals(self)) {
                    recorded.add(message);
                    count.incrementAndGet();
                }
            });
            busy.makeAndDelete(MESSAGES / BATCHES_OF_AN_IFOLDER);
            within(LONGEST, () -> assertThat(count).hasValueGreaterThanOrEqualTo(MESSAGES));
        } catch (Exception e) {
            throw new AssertionError("nothing was recorded", e);
        }
        return List.copyOf(recorded);
    }

    @Test
    void nobodyCanPublishWhatTheMasterPublishes() throws JMSException {
        faulted.begin("old messages published by others", () -> { });
        List<RecordedMessage> messages = List.of(new RecordedMessage("HEADS", new byte[] {'{', '}'}, null));
        for (GridHost identity : domain.hosts()) {
            try (BrokerClient client = new BrokerClient(identity, master)) {
                for (String lane : LANES) {
                    assertThatThrownBy(() -> client.publish(lane, messages)).as("%s publishes on %s", identity, lane)
                            .isInstanceOf(JMSException.class);
                }
            }
        }
        faulted.fired("each host's key was refused on each lane, the master's own included");
        faulted.end(() -> { });
    }
}
