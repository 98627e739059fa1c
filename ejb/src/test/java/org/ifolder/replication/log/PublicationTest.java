package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "a");
    private static final int MORE_THAN_WAIT = 1_500;

    private final EmbeddedHost master = EmbeddedHost.master("m");
    private final EmbeddedHost slave = master.slave("s");

    @AfterEach
    void close() {
        slave.close();
        master.close();
    }

    @Test
    @Tag("R7.10")
    @Tag("invariant-12")
    void aDomainBatchDoesNotQueueBehindABacklogOfCatalogBatches() {
        log(master, CATALOG, 4);
        log(master, DOMAIN, 1);

        assertThat(published()).extracting(batch -> batch.batch().stream())
                .containsExactly(DOMAIN, CATALOG, CATALOG, CATALOG, CATALOG);
    }

    @Test
    @Tag("R7.2")
    void eachBatchHasOnePositionInTheOrderOfItsStream() {
        log(master, CATALOG, 5);

        List<PublishedBatch> published = published();

        assertThat(published).extracting(PublishedBatch::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(published).extracting(batch -> batch.batch().header().to()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(published()).isEmpty();
        assertThat(master.bean(Publication.class).lastPosition()).isEqualTo(5);
    }

    @Test
    @Tag("invariant-2")
    void nothingIsPublishedOfATransactionThatFails() {
        assertThatThrownBy(() -> master.run(() -> {
            append(master, CATALOG, 1);
            throw new IllegalStateException("the database is gone");
        })).hasMessage("the database is gone");

        assertThat(published()).isEmpty();
    }

    @Test
    void aSlavePublishesNothing() {
        log(slave, CATALOG, 2);

        assertThat(slave.bean(PublicationQueue.class).next()).isEmpty();
        assertThat(slave.bean(Publication.class).lastPosition()).isZero();
    }

    @Test
    void whatNobodyPublishesIsBounded() {
        log(master, CATALOG, MORE_THAN_WAIT);

        assertThat(published()).hasSizeLessThan(MORE_THAN_WAIT).last()
                .matches(batch -> batch.batch().header().to() == MORE_THAN_WAIT);
    }

    @Test
    @Tag("R7.2")
    void theHeadsOfAMasterThatStartsAreToldThoughTheLastBatchIsDamaged() {
        log(master, CATALOG, 2);
        Cursor last = published().get(1).batch().cursor();
        master.run(() -> assertThat(master.em().createNativeQuery(
                "update sealed_batch set body = substring(body from 1 for 5) where to_sequence = 2").executeUpdate()).isEqualTo(1));

        assertThat(master.bean(Publication.class).heads()).singleElement()
                .satisfies(head -> assertThat(head.cursor()).isEqualTo(last));
    }

    private List<PublishedBatch> published() {
        List<PublishedBatch> published = new ArrayList<>();
        PublicationQueue queue = master.bean(PublicationQueue.class);
        for (Optional<PublishedBatch> next = queue.next(); next.isPresent(); next = queue.next()) {
            published.add(next.get());
        }
        return published;
    }

    private static void log(EmbeddedHost host, StreamId stream, int batches) {
        host.run(() -> append(host, stream, batches));
    }

    private static void append(EmbeddedHost host, StreamId stream, int batches) {
        Cursor previous = Cursor.START;
        for (int i = 0; i < batches; i++) {
            SealedBatch batch = SealedBatches.after(stream, previous);
            host.bean(JpaReplicationStore.class).append(batch);
            if (i == 0) {
                host.bean(JpaReplicationStore.class).begin(stream, new Run(batch.header().incarnation(), 0));
            }
            previous = batch.cursor();
        }
    }
}
