package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JpaReplicationStoreTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final StreamId ANOTHER = new StreamId(CollectionName.CATALOG, "b");
    private static final SealedBatch FIRST = SealedBatches.after(STREAM, Cursor.START);
    private static final SealedBatch SECOND = SealedBatches.after(STREAM, FIRST.cursor());
    private static final int MANY = 1_000_000;

    private final EmbeddedHost host = EmbeddedHost.master("m");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aStreamOfWhichThereIsNothingIsAtItsStart() {
        assertThat(cursor(STREAM)).isEqualTo(Cursor.START);
    }

    @Test
    @Tag("invariant-6")
    void theCursorMovesPastABatch() {
        take(FIRST);
        take(SECOND);

        assertThat(cursor(STREAM)).isEqualTo(SECOND.cursor());
        assertThat(cursor(ANOTHER)).isEqualTo(Cursor.START);
    }

    @Test
    @Tag("invariant-7")
    void theLogGivesTheBytesThatWereSealed() {
        take(FIRST);
        take(SECOND);

        SealedBatch read = batchesAfter(1, MANY, MANY).get(0);

        assertThat(read.body()).isEqualTo(SECOND.body());
        assertThat(read.signature()).isEqualTo(SECOND.signature());
        assertThat(read.header()).isEqualTo(SECOND.header());
        assertThat(hashFrom(2)).contains(SECOND.hash());
        assertThat(hashFrom(3)).isEmpty();
    }

    @Test
    @Tag("invariant-14")
    void theLogGivesABoundedNumberOfBatchesAndBytesButAtLeastOne() {
        take(FIRST);
        take(SECOND);

        assertThat(batchesAfter(0, 1, MANY)).hasSize(1);
        assertThat(batchesAfter(0, MANY, 1)).hasSize(1);
        assertThat(batchesAfter(0, MANY, MANY)).hasSize(2);
        assertThat(batchesAfter(2, MANY, MANY)).isEmpty();
    }

    @Test
    @Tag("R7.3")
    void aForkStopsTheStreamUntilSomebodyLooksAtItAndTheCursorStays() {
        take(FIRST);
        stop(new Verdict(Verdict.Kind.FORK, "another history"));

        assertThat(stopped(STREAM)).contains("FORK: another history");
        assertThat(stopped(ANOTHER)).isEmpty();
        assertThat(cursor(STREAM)).isEqualTo(FIRST.cursor());
    }

    @Test
    @Tag("invariant-6")
    void whatCouldNotBeAppliedIsTriedAgainAndThenForgotten() {
        stop(Verdict.poison("the disk is full"));
        assertThat(stopped(STREAM)).isEmpty();
        assertThat(host.em().find(StreamPosition.class, new StreamKey(STREAM)).state()).isEqualTo(StreamState.STOPPED);

        take(FIRST);

        assertThat(host.em().find(StreamPosition.class, new StreamKey(STREAM)).state()).isEqualTo(StreamState.STREAMING);
    }

    private void take(SealedBatch batch) {
        host.run(() -> {
            JpaReplicationStore store = host.bean(JpaReplicationStore.class);
            store.append(batch);
            store.advance(batch);
        });
    }

    private void stop(Verdict verdict) {
        host.run(() -> host.bean(JpaReplicationStore.class).stop(STREAM, verdict));
    }

    private Cursor cursor(StreamId stream) {
        return host.call(() -> host.bean(JpaReplicationStore.class).cursor(stream));
    }

    private Optional<String> stopped(StreamId stream) {
        return host.call(() -> host.bean(JpaReplicationStore.class).stopped(stream));
    }

    private Optional<String> hashFrom(long sequence) {
        return host.call(() -> host.bean(JpaReplicationStore.class).hashOfBatchFrom(STREAM, sequence));
    }

    private List<SealedBatch> batchesAfter(long sequence, int maximumBatches, int maximumBytes) {
        return host.call(() -> host.bean(JpaReplicationStore.class)
                .batchesAfter(STREAM, sequence, maximumBatches, maximumBytes));
    }
}
