package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.log.SealedBatches.removal;
import static org.ifolder.replication.log.SealedBatches.right;
import static org.ifolder.replication.log.SealedBatches.unknown;
import static org.ifolder.replication.log.SealedBatches.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-11")
@Tag("on-postgresql")
class SnapshotStoreTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final StreamId OWN = new StreamId(CollectionName.DOMAIN, "m");
    private static final DigestScope SCOPE = DigestScope.of(STREAM);
    private static final SealedBatch FIRST = SealedBatches.after(STREAM, Cursor.START);
    private static final SealedBatch SECOND = SealedBatches.after(STREAM, FIRST.cursor());
    private static final int MANY = 1_000_000;

    /** In the order of a scope: by type, then by key; one is removed, one of a type that is not known here. */
    private static final List<Change> RECORDS = List.of(
            unknown("a-1", 1, JsonNodeFactory.instance.objectNode().put("x", 1.5)),
            right("a-1", "m-1", 1, "OWNER"),
            right("a-1", "m-2", 1, "READ_ONLY"),
            usage("a-1", 1, 1),
            removal(usage("a-2", 1, 2)),
            usage("a-3", 1, 3));

    private final EmbeddedHost host = EmbeddedHost.master("m");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void pagesGiveAllRecordsOfAScopeInOrderTombstonesAmongThem() {
        write(store -> {
            store.apply(CollectionName.CATALOG, List.of(usage("b-1", 1, 1), usage("ab-1", 1, 1)));
            store.apply(CollectionName.CATALOG, RECORDS);
        });

        for (int size : new int[] {1, 2, 4, 6, 7}) {
            assertThat(paged(size, MANY)).as("pages of " + size).containsExactlyElementsOf(RECORDS);
        }
        assertThat(paged(MANY, 1)).containsExactlyElementsOf(RECORDS);
    }

    @Test
    @Tag("invariant-14")
    void aPageIsBoundedInBytesButHoldsOneRecord() {
        write(store -> store.apply(CollectionName.CATALOG, RECORDS));

        RecordPage page = read(store -> store.records(SCOPE, RecordPlace.FIRST, MANY, 1));

        assertThat(page.records()).containsExactly(RECORDS.get(0));
        assertThat(page.upTo()).isEqualTo(RecordPage.placeOf(RECORDS.get(0)));
        assertThat(this.<RecordPage>read(store -> store.records(SCOPE, new RecordPlace("usage", "a-3"), MANY, MANY)))
                .isEqualTo(new RecordPage(List.of(), null));
    }

    @Test
    void aPageOfManyRecordsIsWhole() {
        List<Change> many = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            many.add(usage("a-" + (1_000 + i), 1, i));
        }
        write(store -> store.apply(CollectionName.CATALOG, many));

        assertThat(paged(200, MANY)).containsExactlyElementsOf(many);
        assertThat(host.<Integer>call(() -> host.statementsOf(() -> paged(MANY, MANY)))).isLessThan(30);
    }

    @Test
    void recordsSayWhatTheirColumnsSayWhateverWasNoted() {
        write(store -> store.apply(CollectionName.CATALOG, RECORDS));
        host.run(() -> host.em().createNativeQuery("update ifolder_usage set size_bytes = 99 where record_key = 'a-3'")
                .executeUpdate());

        assertThat(after(new RecordPlace("usage", "a-2"))).containsExactly(usage("a-3", 1, 99));
    }

    @Test
    void recordsAreOverwrittenWhateverVersionIsHere() {
        write(store -> store.apply(CollectionName.CATALOG, List.of(usage("a-1", 9, 9), usage("a-2", 9, 9), usage("a-4", 9, 9))));

        write(store -> store.overwrite(SCOPE, RECORDS));

        assertThat(after(RecordPlace.FIRST)).containsExactlyElementsOf(
                Stream.concat(RECORDS.stream(), Stream.of(usage("a-4", 9, 9))).toList());
        write(store -> assertThat(store.apply(CollectionName.CATALOG, List.of(usage("a-1", 2, 2))))
                .extracting(content -> content.before()).containsExactly(RECORDS.get(3).contentHash()));
    }

    @Test
    void recordsAreDeletedWithoutATrace() {
        write(store -> store.apply(CollectionName.CATALOG, RECORDS));

        write(store -> store.delete(SCOPE, List.of(RECORDS.get(0), RECORDS.get(2), RECORDS.get(4))));

        assertThat(after(RecordPlace.FIRST)).containsExactly(RECORDS.get(1), RECORDS.get(3), RECORDS.get(5));
        write(store -> assertThat(store.apply(CollectionName.CATALOG, List.of(usage("a-2", 1, 1)))).hasSize(1));
    }

    @Test
    @Tag("R3.5")
    void whatHangsOnARecordHearsOfASnapshotToo() {
        EmbeddedHost master = EmbeddedHost.master("z");
        try (master) {
            String id = master.member("ann", "z").id();
            write(store -> store.overwrite(DigestScope.of(OWN), master.changes()));
            assertThat(host.bean(Members.class).find(id).state()).isEqualTo(MemberState.ACTIVE);
            write(store -> store.delete(DigestScope.of(OWN), master.changes()));
            assertThat(host.bean(Members.class).byId(id)).isEmpty();
        }
    }

    @Test
    void aSnapshotUnderWayIsKeptAsItIs() {
        StreamDescription from = new StreamDescription(FIRST.cursor(), Condition.STREAMING, List.of(new Run("run", 0)), 3, 4,
                new SignedBytes(FIRST.body(), FIRST.signature()), List.of(new Superseded("old", 7, 9)));
        for (long records = 0; records < 3; records++) {
            SnapshotProgress progress = new SnapshotProgress("b", from, new RecordPlace("usage", "a-" + records), records,
                    SealedBatches.digest(RECORDS.subList(0, (int) records)));
            write(store -> store.save(STREAM, progress));

            SnapshotProgress kept = this.<Optional<SnapshotProgress>>read(store -> store.snapshot(STREAM)).orElseThrow();
            assertThat(kept).usingRecursiveComparison().ignoringFields("sum").isEqualTo(progress);
            assertThat(kept.sum().fingerprint()).isEqualTo(progress.sum().fingerprint());
            assertThat(kept.from().lastBatch()).map(SealedBatch::hash).contains(FIRST.hash());
        }

        write(store -> store.endSnapshot(STREAM));
        write(store -> store.endSnapshot(STREAM));
        assertThat(this.<Optional<SnapshotProgress>>read(store -> store.snapshot(STREAM))).isEmpty();
    }

    @Test
    void aStreamIsDescribedWithItsLastBatchAndItsRuns() {
        write(store -> {
            store.begin(STREAM, new Run("run", 0));
            store.append(FIRST);
            store.append(SECOND);
            store.save(STREAM, new StreamProgress(SECOND.cursor(), Condition.FORK, "why", 1, 1, null, 0));
            store.supersede(STREAM, new Superseded("old", 9, 30));
            store.supersede(STREAM, new Superseded("old", 7, 20));
        });

        StreamDescription description = read(store -> store.describe(STREAM));

        assertThat(description).usingRecursiveComparison().isEqualTo(new StreamDescription(SECOND.cursor(), Condition.FORK,
                List.of(new Run("run", 0)), 1, 2, new SignedBytes(SECOND.body(), SECOND.signature()),
                List.of(new Superseded("old", 7, 30))));
        assertThat(description.lastBatch()).isPresent();
    }

    @Test
    void aStreamOfWhichThereIsNothingIsDescribedAsAtItsStart() {
        assertThat(this.<StreamDescription>read(store -> store.describe(STREAM)))
                .isEqualTo(new StreamDescription(Cursor.START, Condition.STREAMING, List.of(), 0, 0, null, List.of()));
    }

    @Test
    @Tag("invariant-9")
    void anOwnStreamIsSettledWhenAllThatWaitsIsSealed() {
        host.bean(Groups.class).create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Staff", null));
        host.bean(Groups.class).create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Crew", null));

        assertThat(this.<StreamDescription>read(store -> store.describe(OWN)).settled()).isEqualTo(2);

        host.bean(ReplicationTransactions.class).seal(OWN).orElseThrow();
        host.bean(Groups.class).create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Team", null));
        assertThat(this.<StreamDescription>read(store -> store.describe(OWN)).settled()).isEqualTo(3);
    }

    @Test
    void aReplacedHistoryLeavesOnlyTheLastBatch() {
        write(store -> {
            store.begin(STREAM, new Run("gone", 0));
            store.append(SealedBatches.of(STREAM, "gone", Cursor.START, SealedBatches.digest(List.of()), RECORDS));
        });
        StreamDescription source = new StreamDescription(SECOND.cursor(), Condition.STREAMING, List.of(new Run("run", 0)), 0, 2,
                new SignedBytes(SECOND.body(), SECOND.signature()), List.of(new Superseded("gone", 0, 6)));

        write(store -> {
            assertThat(store.history(STREAM).runs()).hasSize(1);
            store.replaceHistory(STREAM, source);
            store.save(STREAM, store.progress(STREAM).past(SECOND).keptAfter(1));
        });

        assertThat(this.<StreamDescription>read(store -> store.describe(STREAM))).usingRecursiveComparison().isEqualTo(
                new StreamDescription(SECOND.cursor(), Condition.STREAMING, List.of(new Run("run", 0)), 1, 2, source.last(),
                        source.superseded()));
        assertThat(this.<List<SealedBatch>>read(store -> store.batchesAfter(STREAM, 0, MANY, MANY))).hasSize(1);
    }

    private List<Change> paged(int records, int bytes) {
        List<Change> all = new ArrayList<>();
        RecordPlace after = RecordPlace.FIRST;
        while (after != null) {
            RecordPlace place = after;
            RecordPage page = read(store -> store.records(SCOPE, place, records, bytes));
            assertThat(page.records()).hasSizeLessThanOrEqualTo(records);
            all.addAll(page.records());
            after = page.upTo();
        }
        return all;
    }

    private List<Change> after(RecordPlace place) {
        return read(store -> store.records(SCOPE, place, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
    }

    private void write(Consumer<HostStore> work) {
        host.run(() -> work.accept(host.bean(HostStore.class)));
    }

    private <T> T read(Function<HostStore, T> work) {
        return host.call(() -> work.apply(host.bean(HostStore.class)));
    }
}
