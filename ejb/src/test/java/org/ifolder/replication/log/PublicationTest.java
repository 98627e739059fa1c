package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.replication.log.Publication.Given;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class PublicationTest {

    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "a");
    private static final StreamId OTHER = new StreamId(CollectionName.CATALOG, "b");

    private final EmbeddedHost master = EmbeddedHost.master("m");
    private final List<Given> published = new ArrayList<>();

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

        assertThat(publish(2)).extracting(Given::position).containsExactly(1L, 2L);
        assertThat(published).extracting(Given::stream).containsExactly(DOMAIN, CATALOG);
    }

    @Test
    @Tag("R7.2")
    void eachBatchGetsOnePositionInTheOrderOfItsStream() {
        log(CATALOG, 5);

        publish(2);
        publish(2);
        publish(2);

        assertThat(publish(2)).isEmpty();
        assertThat(published).extracting(Given::position).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(published).extracting(given -> given.cursor().sequence()).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    @Tag("R7.2")
    void aBatchThatIsDamagedHoldsUpNoOther() {
        log(CATALOG, 2);
        log(OTHER, 1);
        damage(CATALOG, 1);

        assertThat(publish(3)).extracting(given -> given.batch().isPresent()).containsExactly(false, true, true);

        assertThat(published).extracting(Given::position).containsExactly(1L, 2L, 3L);
        assertThat(published).extracting(given -> given.cursor().sequence()).containsExactly(1L, 2L, 1L);
    }

    @Test
    @Tag("R7.2")
    void theHeadsOfAMasterThatStartsAreToldThoughTheLastBatchIsDamaged() {
        log(CATALOG, 2);
        publish(2);
        damage(CATALOG, 2);

        assertThat(master.bean(Publication.class).heads()).singleElement()
                .satisfies(head -> assertThat(head.cursor()).isEqualTo(published.get(1).cursor()));
    }

    private void damage(StreamId stream, long sequence) {
        master.run(() -> assertThat(master.em().createNativeQuery("update sealed_batch set body = substring(body from 1 for 5) where authority = '"
                + stream.authority() + "' and to_sequence = " + sequence).executeUpdate()).isEqualTo(1));
    }

    private List<Given> publish(int maximum) {
        List<Given> given = master.bean(Publication.class).publishAfter(published.size(), maximum);
        published.addAll(given);
        return given;
    }

    private void log(StreamId stream, int batches) {
        master.run(() -> {
            Cursor previous = Cursor.START;
            for (int i = 0; i < batches; i++) {
                SealedBatch batch = SealedBatches.after(stream, previous);
                master.bean(JpaReplicationStore.class).append(batch);
                if (i == 0) {
                    master.bean(JpaReplicationStore.class).begin(stream, new Run(batch.header().incarnation(), 0));
                }
                previous = batch.cursor();
            }
        });
    }
}
