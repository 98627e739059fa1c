package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class PublicationTest {

    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "a");

    private final EmbeddedHost master = EmbeddedHost.master("m");
    private final List<PublishedBatch> published = new ArrayList<>();

    @AfterEach
    void close() {
        master.close();
    }

    @Test
    @Tag("R7.10")
    @Tag("invariant-12")
    void aDomainBatchDoesNotQueueBehindABacklogOfCatalogBatches() {
        log(CATALOG, 4);
        log(DOMAIN, 1);

        assertThat(publish(2)).extracting(PublishedBatch::position).containsExactly(1L, 2L);
        assertThat(published).extracting(batch -> batch.batch().stream()).containsExactly(DOMAIN, CATALOG);
    }

    @Test
    @Tag("R7.2")
    void eachBatchGetsOnePositionInTheOrderOfItsStream() {
        log(CATALOG, 5);

        publish(2);
        publish(2);
        publish(2);

        assertThat(publish(2)).isEmpty();
        assertThat(published).extracting(PublishedBatch::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(published).extracting(batch -> batch.batch().header().to()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    private List<PublishedBatch> publish(int maximum) {
        List<PublishedBatch> batches = master.bean(Publication.class).publishAfter(published.size(), maximum);
        published.addAll(batches);
        return batches;
    }

    private void log(StreamId stream, int batches) {
        master.run(() -> {
            Cursor previous = Cursor.START;
            for (int i = 0; i < batches; i++) {
                SealedBatch batch = SealedBatches.after(stream, previous);
                master.bean(JpaReplicationStore.class).append(batch);
                previous = batch.cursor();
            }
        });
    }
}
