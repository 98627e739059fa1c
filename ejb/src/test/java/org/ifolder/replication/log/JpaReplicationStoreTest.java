package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class JpaReplicationStoreTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final StreamId ANOTHER = new StreamId(CollectionName.CATALOG, "b");
    private static final DigestScope SCOPE = DigestScope.of(STREAM);
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
        assertThat(progress(STREAM)).isEqualTo(StreamProgress.START);
        assertThat(this.<Digest>read(store -> store.digest(SCOPE)).fingerprint()).isEqualTo(Digest.empty().fingerprint());
        assertThat(this.<History>read(store -> store.history(STREAM))).isEqualTo(new History(List.of(), 0, ""));
    }

    @Test
    @Tag("invariant-6")
    void theCursorMovesPastABatch() {
        take(FIRST);
        take(SECOND);

        assertThat(progress(STREAM).cursor()).isEqualTo(SECOND.cursor());
        assertThat(progress(ANOTHER).cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void allThatIsKnownOfAStreamsProgressIsKept() {
        StreamProgress progress = new StreamProgress(FIRST.cursor(), Condition.FORK, "another history", 3, 4, "differs", 5);

        write(store -> store.save(STREAM, progress));

        assertThat(progress(STREAM)).isEqualTo(progress);
    }

    @Test
    void aReasonOfAnyLengthIsKept() {
        write(store -> store.save(STREAM, StreamProgress.START.in(Condition.POISON, "x".repeat(5_000))));

        assertThat(progress(STREAM).reason()).hasSize(1_000);
    }

    @Test
    @Tag("invariant-9")
    void aDigestIsKeptForEachScope() {
        Digest digest = Digest.empty();
        digest.add(SealedBatches.usage("a-1", 1, 1).contentHash());
        write(store -> store.save(SCOPE, digest));
        digest.add(SealedBatches.usage("a-2", 1, 1).contentHash());
        write(store -> store.save(SCOPE, digest));
        write(store -> store.save(new DigestScope(CollectionName.DOMAIN, ""), Digest.empty()));

        assertThat(this.<Digest>read(store -> store.digest(SCOPE)).fingerprint()).isEqualTo(digest.fingerprint());
    }

    @Test
    @Tag("invariant-5")
    void theRunsOfAStreamAreKeptInTheirOrder() {
        write(store -> store.begin(STREAM, new Run("z", 0)));
        write(store -> store.begin(STREAM, new Run("b", 7)));
        write(store -> store.begin(ANOTHER, new Run("c", 0)));
        take(FIRST);

        assertThat(this.<History>read(store -> store.history(STREAM)))
                .isEqualTo(new History(List.of(new Run("z", 0), new Run("b", 7)), 1, FIRST.hash()));
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
    void theLogGivesManyBatchesInTheirOrder() {
        SealedBatch last = FIRST;
        take(FIRST);
        for (int i = 0; i < 60; i++) {
            last = SealedBatches.after(STREAM, last.cursor());
            take(last);
        }

        assertThat(batchesAfter(0, 50, MANY)).extracting(batch -> batch.header().to()).hasSize(50).isSorted().endsWith(50L);
        assertThat(batchesAfter(0, MANY, MANY)).hasSize(61);
    }

    @Test
    @Tag("invariant-6")
    void aRecordThatWasSetAsideCountsUntilANewerVersionIsApplied() {
        SetAside older = new SetAside("usage", "a-1", SealedBatches.version(1));
        SetAside record = new SetAside("usage", "a-1", SealedBatches.version(2));
        write(store -> store.putAside(STREAM, older));
        write(store -> store.putAside(STREAM, record));
        write(store -> store.putAside(ANOTHER, new SetAside("usage", "b-1", SealedBatches.version(1))));

        assertThat(this.<Set<SetAside>>read(store -> store.setAside(STREAM))).containsExactly(record);
        assertThat(progress(STREAM).setAside()).isEqualTo(1);

        write(store -> store.restored(STREAM, Set.of(record)));
        assertThat(this.<Set<SetAside>>read(store -> store.setAside(STREAM))).isEmpty();
    }

    private void take(SealedBatch batch) {
        write(store -> {
            store.append(batch);
            store.save(batch.stream(), store.progress(batch.stream()).past(batch));
        });
    }

    private void write(Consumer<HostStore> work) {
        host.run(() -> work.accept(host.bean(HostStore.class)));
    }

    private <T> T read(Function<HostStore, T> work) {
        return host.call(() -> work.apply(host.bean(HostStore.class)));
    }

    private StreamProgress progress(StreamId stream) {
        return read(store -> store.progress(stream));
    }

    private Optional<String> hashFrom(long sequence) {
        return read(store -> store.hashOfBatchFrom(STREAM, sequence));
    }

    private List<SealedBatch> batchesAfter(long sequence, int maximumBatches, int maximumBytes) {
        return read(store -> store.batchesAfter(STREAM, sequence, maximumBatches, maximumBytes));
    }
}
