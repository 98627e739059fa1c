package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.DOMAIN;
import static org.ifolder.replication.protocol.Batches.MASTER;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.batch;
import static org.ifolder.replication.protocol.Batches.ifolder;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-10")
class DownlinkTest {

    private static final SealedBatch FIRST = batch(CATALOG, Cursor.START, ifolder(1));
    private static final StreamHead CATALOG_AT_1 = new StreamHead(CollectionName.CATALOG, SLAVE, FIRST.cursor(), 0);
    private static final StreamHead REPORT_AT_1 = new StreamHead(CollectionName.REPORT, SLAVE, FIRST.cursor(), 0);
    private static final StreamHead DOMAIN_AT_1 = new StreamHead(CollectionName.DOMAIN, MASTER, FIRST.cursor(), 0);

    private final MemoryStore store = new MemoryStore();

    @Test
    void aStreamBehindTheHeadsIsNoticed() {
        assertThat(behind("other", CATALOG_AT_1)).containsExactly(CATALOG);
    }

    @Test
    void aStreamThatHasCaughtUpIsNot() {
        store.has(FIRST);

        assertThat(behind("other", CATALOG_AT_1)).isEmpty();
    }

    @Test
    @Tag("R7.10")
    void theDomainStreamComesFirst() {
        assertThat(behind("other", REPORT_AT_1, CATALOG_AT_1, DOMAIN_AT_1)).extracting(StreamId::collection)
                .containsExactly(CollectionName.DOMAIN, CollectionName.CATALOG, CollectionName.REPORT);
    }

    @Test
    void aHostsOwnStreamsAreComparedElsewhere() {
        assertThat(behind(SLAVE, CATALOG_AT_1)).isEmpty();
    }

    @Test
    void aStreamThatIsAheadOfTheHeadsInTheSameHistoryIsNot() {
        store.has(FIRST, batch(CATALOG, FIRST.cursor(), ifolder(2)));

        assertThat(behind("other", CATALOG_AT_1)).isEmpty();
    }

    @Test
    @Tag("R7.3")
    void anotherHistoryIsNoticedWhateverItsLength() {
        store.has(batch(DOMAIN, 2, CATALOG, "another run", Cursor.START, ifolder(1), ifolder(2)));

        assertThat(behind("other", CATALOG_AT_1)).containsExactly(CATALOG);
    }

    @Test
    @Tag("invariant-6")
    void aStoppedStreamOfWhichTheMasterHasNothingIsLookedAtToo() {
        store.stopped(CATALOG, Condition.POISON);

        assertThat(behind("other")).containsExactly(CATALOG);
    }

    @Test
    @Tag("invariant-6")
    void aStoppedStreamIsLookedAtAgain() {
        store.has(FIRST).stopped(CATALOG, Condition.FORK);

        assertThat(behind("other", CATALOG_AT_1)).containsExactly(CATALOG);
    }

    private List<StreamId> behind(String self, StreamHead... heads) {
        return Stream.of(Lane.values()).flatMap(lane -> Downlink.behind(stream -> stream.authority().equals(self), lane, new Heads(DOMAIN, 2, 0, List.of(heads).stream().filter(head -> Lane.of(head.collection()) == lane).toList(), List.of()), store).stream()).toList();
    }
}
