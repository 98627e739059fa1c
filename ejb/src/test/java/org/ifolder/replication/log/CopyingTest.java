package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.log.SealedBatches.removal;
import static org.ifolder.replication.log.SealedBatches.right;
import static org.ifolder.replication.log.SealedBatches.unknown;
import static org.ifolder.replication.log.SealedBatches.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.Snapshot;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.replication.record.Replicas;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A snapshot from one host's database into another's. */
@Tag("invariant-11")
@Tag("on-postgresql")
class CopyingTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final DigestScope SCOPE = DigestScope.of(STREAM);
    private static final int PAGE = 3;

    private final EmbeddedHost source = EmbeddedHost.master("m");
    private final EmbeddedHost target = source.slave("s");
    private final Snapshot snapshot = new Snapshot(stream -> false, target.bean(HostKeys.class), target.bean(Authorities.class), target.bean(Replicas.class));
    private SealedBatch last;

    @AfterEach
    void close() {
        source.close();
        target.close();
    }

    @Test
    @Tag("R7.3")
    void allRecordsComeOverAndTheStreamGoesOn() {
        ObjectNode more = JsonNodeFactory.instance.objectNode().put("right", "OWNER").put("until", "2027");
        Change withMore = new Change("right", "a-9/m-1", SealedBatches.version(1), false, more);
        receive(source, usage("a-1", 1, 1), usage("a-2", 1, 2), right("a-1", "m-1", 1, "OWNER"), withMore,
                unknown("a-1", 1, JsonNodeFactory.instance.objectNode().put("x", "y")), removal(usage("a-3", 1, 1)));
        on(target, store -> store.apply(CollectionName.CATALOG, List.of(usage("a-1", 7, 7), usage("a-5", 7, 7))));

        begin();
        int pages = 0;
        while (copyPage()) {
            pages++;
        }
        assertThat(finish()).isEmpty();

        assertThat(pages).isEqualTo(1);
        assertThatBothHoldTheSame();
        StreamProgress progress = on(target, store -> store.progress(STREAM));
        assertThat(progress).isEqualTo(new StreamProgress(last.cursor(), Condition.STREAMING, null, 0, 6, null, 0));
        Verdict verdict = receive(source, usage("a-1", 2, 9));
        assertThat(target.bean(BatchReceiver.class).receive(last, "m")).isEqualTo(verdict);
        assertThatBothHoldTheSame();
    }

    @Test
    @Tag("R7.7")
    void tombstonesThatWereCopiedArePurgedLikeOthers() {
        receive(source, removal(usage("a-3", 1, 1)));
        begin();
        copyPage();
        finish();

        int purged = on(target, store -> store.purge(STREAM, 1, EmbeddedHost.NOW.toEpochMilli() + 1, 10));

        assertThat(purged).isEqualTo(1);
        assertThat(records(target)).isEmpty();
    }

    @Test
    @Tag("invariant-9")
    void recordsThatWereChangedByHandAtTheSourceAreTold() {
        receive(source, usage("a-1", 1, 1));
        source.run(() -> source.em().createNativeQuery("update ifolder_usage set file_count = 99").executeUpdate());

        begin();
        copyPage();

        assertThat(finish()).isPresent();
        assertThat(on(target, store -> store.progress(STREAM)).difference()).isNotNull();
    }

    private Verdict receive(EmbeddedHost host, Change... changes) {
        Cursor cursor = last == null ? Cursor.START : last.cursor();
        Digest digest = on(source, store -> store.digest(SCOPE));
        on(source, store -> {
            for (Change change : changes) {
                Optional<Change> before = store.records(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records().stream()
                        .filter(record -> RecordPage.placeOf(record).equals(RecordPage.placeOf(change))).findFirst();
                before.map(Change::contentHash).ifPresent(digest::remove);
                Optional.ofNullable(change.contentHash()).ifPresent(digest::add);
            }
            return null;
        });
        last = SealedBatches.of(STREAM, "run", cursor, digest, List.of(changes));
        return host.bean(BatchReceiver.class).receive(last, "a");
    }

    private void begin() {
        StreamDescription description = on(source, store -> store.describe(STREAM));
        on(target, store -> {
            snapshot.begin(store, STREAM, "m", description);
            return null;
        });
    }

    /** @return whether there are more */
    private boolean copyPage() {
        SnapshotProgress progress = on(target, store -> store.snapshot(STREAM)).orElseThrow();
        RecordPage page = on(source, store -> store.records(SCOPE, progress.upTo(), PAGE, Integer.MAX_VALUE));
        on(target, store -> snapshot.take(store, STREAM, page));
        return page.upTo() != null;
    }

    private Optional<String> finish() {
        StreamDescription end = on(source, store -> store.describe(STREAM));
        return on(target, store -> snapshot.finish(store, STREAM, end));
    }

    private void assertThatBothHoldTheSame() {
        assertThat(records(target)).isEqualTo(records(source));
        String signed = last.header().digest();
        for (EmbeddedHost host : new EmbeddedHost[] {source, target}) {
            assertThat(on(host, store -> store.digest(SCOPE)).fingerprint()).isEqualTo(signed);
            assertThat(SealedBatches.digest(on(host, store -> store.records(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records())).fingerprint())
                    .isEqualTo(signed);
            assertThat(on(host, store -> store.progress(STREAM)).difference()).isNull();
        }
    }

    private static List<String> records(EmbeddedHost host) {
        return on(host, store -> store.records(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records()).stream().map(Change::toString).toList();
    }

    private static <T> T on(EmbeddedHost host, Function<HostStore, T> step) {
        return host.call(() -> step.apply(host.bean(HostStore.class)));
    }
}
