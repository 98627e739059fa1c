package org.ifolder.replication.protocol.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.KEYS;
import static org.ifolder.replication.protocol.Batches.REIGN;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.change;
import static org.ifolder.replication.protocol.Batches.removal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ifolder.replication.protocol.Authority;
import org.ifolder.replication.protocol.Batches;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.ChangeAdmission;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.MemoryStore;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.SetAside;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-11")
class SnapshotTest {

    private static final DigestScope SCOPE = DigestScope.of(CATALOG);

    private final Authority source = new Authority(SLAVE, CollectionName.CATALOG);
    private final MemoryStore here = new MemoryStore();
    private final Snapshot snapshot = new Snapshot(stream -> false, KEYS, Batches.NO_HEIRS, Batches.TYPES);

    @Test
    void allRecordsAndTombstonesAreHereAndTheDigestIsTheSignedOne() {
        source.seals(folder(1, 1), folder(2, 1), folder(3, 1));
        SealedBatch last = source.seals(removal("s-2", 2));

        assertThat(copyAll(2)).isEmpty();

        assertThat(here.records).isEqualTo(source.store.records);
        assertThat(here.progress(CATALOG).condition()).isEqualTo(Condition.STREAMING);
        assertThat(here.progress(CATALOG).cursor()).isEqualTo(last.cursor());
        assertThat(here.digest(SCOPE).fingerprint()).isEqualTo(last.header().digest());
        assertThat(here.buried).containsExactly(removal("s-2", 2));
        assertThat(here.snapshots).isEmpty();
    }

    @Test
    void theLogGoesOnFromTheLastBatch() {
        source.seals(folder(1, 1));
        SealedBatch last = source.seals(folder(2, 1));

        copyAll(10);

        assertThat(here.log).extracting(SealedBatch::hash).containsExactly(last.hash());
        assertThat(here.progress(CATALOG).horizon()).isEqualTo(1);
        assertThat(here.history(CATALOG)).isEqualTo(source.store.history(CATALOG));
    }

    @Test
    @Tag("R7.7")
    void whatTheSourceDoesNotHaveIsDeleted() {
        source.seals(folder(1, 1), folder(4, 1));
        here.records.put(place("s-0"), folder(0, 1));
        here.records.put(place("s-2"), folder(2, 1));
        here.records.put(place("s-9"), folder(9, 1));
        here.records.put(place("x-1"), change("ifolder", "x-1", 1));

        assertThat(copyAll(1)).isEmpty();

        assertThat(here.records.keySet()).containsExactly(place("s-1"), place("s-4"), place("x-1"));
    }

    @Test
    @Tag("R7.5")
    void whatWasChangedByHandInTheSameVersionIsPutRight() {
        source.seals(folder(1, 1));
        Change byHand = new Change("ifolder", "s-1", folder(1, 1).version(), false, folder(1, 7).payload());
        here.records.put(place("s-1"), byHand);

        assertThat(copyAll(1)).isEmpty();

        assertThat(here.records.get(place("s-1"))).isEqualTo(folder(1, 1));
    }

    @Test
    void whatChangesMeanwhileIsBroughtByTheStreamFromItsBeginningOn() {
        source.seals(folder(1, 1), folder(2, 1), folder(3, 1));
        begin();
        RecordPage first = page(2);
        snapshot.take(here, CATALOG, first);
        SealedBatch meanwhile = source.seals(folder(1, 2), folder(3, 2));
        snapshot.take(here, CATALOG, source.store.records(SCOPE, first.upTo(), 2, 0));

        assertThat(snapshot.finish(here, CATALOG, source.store.describe(CATALOG))).isEmpty();
        assertThat(here.progress(CATALOG).cursor().sequence()).isEqualTo(3);
        Verdict verdict = new Replicator(stream -> false, new ChangeAdmission(KEYS, Batches.NO_HEIRS, Batches.TYPES)).receive(here, meanwhile, REIGN);

        assertThat(verdict.difference()).isNull();
        assertThat(here.records).isEqualTo(source.store.records);
        assertThat(here.digest(SCOPE).fingerprint()).isEqualTo(meanwhile.header().digest());
    }

    @Test
    void itGoesOnWhereItWasCut() {
        source.seals(folder(1, 1), folder(2, 1), folder(3, 1));
        begin();
        snapshot.take(here, CATALOG, page(2));

        RecordPlace reached = here.snapshot(CATALOG).orElseThrow().upTo();
        new Snapshot(stream -> false, KEYS, Batches.NO_HEIRS, Batches.TYPES).take(here, CATALOG, source.store.records(SCOPE, reached, 2, 0));

        assertThat(snapshot.finish(here, CATALOG, source.store.describe(CATALOG))).isEmpty();
        assertThat(here.records).isEqualTo(source.store.records);
    }

    @Test
    @Tag("R7.5")
    void aSourceThatHoldsBackARecordIsFoundOut() {
        source.seals(folder(1, 1), folder(2, 1));
        begin();
        snapshot.take(here, CATALOG, new RecordPage(List.of(folder(1, 1)), null));

        assertThat(snapshot.finish(here, CATALOG, source.store.describe(CATALOG))).hasValueSatisfying(how ->
                assertThat(how).contains("is not what the authority has signed"));
        assertThat(here.progress(CATALOG).difference()).isNotNull();
    }

    @Test
    @Tag("R7.6")
    void aPageWithARecordOfAnotherAuthorityIsNotTaken() {
        source.seals(folder(1, 1));
        begin();

        assertThatThrownBy(() -> snapshot.take(here, CATALOG, new RecordPage(List.of(change("ifolder", "x-1", 1)), null)))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    @Tag("R7.6")
    void aPageWithARecordOfAnotherCollectionIsNotTaken() {
        source.seals(folder(1, 1));
        begin();

        assertThatThrownBy(() -> snapshot.take(here, CATALOG, new RecordPage(List.of(change("member", "s-1", 1)), null)))
                .isInstanceOf(MalformedBatch.class);
        assertThat(here.records).isEmpty();
    }

    @Test
    @Tag("R7.6")
    void aRecordThatLacksItsPayloadIsNotTaken() {
        source.seals(folder(1, 1));
        begin();
        Change hollow = new Change("ifolder", "s-1", folder(1, 1).version(), false, null);

        assertThatThrownBy(() -> snapshot.take(here, CATALOG, new RecordPage(List.of(hollow), null)))
                .isInstanceOf(MalformedBatch.class);
    }

    @Test
    @Tag("R7.6")
    void whatAnotherThanTheAuthoritySaysOfTheDigestCountsNoMoreThanItsLastSignedBatch() {
        source.seals(folder(1, 1), folder(2, 1));
        begin();
        snapshot.take(here, CATALOG, new RecordPage(List.of(folder(1, 1)), null));
        StreamDescription honest = source.store.describe(CATALOG);
        StreamDescription never = new StreamDescription(honest.cursor(), honest.condition(), honest.runs(), 0, Long.MAX_VALUE, honest.last(),
                List.of());

        assertThat(snapshot.finish(here, CATALOG, never)).isPresent();
    }

    @Test
    @Tag("invariant-6")
    void aRecordThatIsSetAsideIsLeftOutUntilThereIsANewerVersion() {
        source.seals(folder(1, 1), folder(2, 1));
        here.setAside.put(CATALOG, new HashSet<>(Set.of(new SetAside("ifolder", "s-1", folder(1, 1).version()))));
        here.save(CATALOG, here.progress(CATALOG).settingAside(1));

        assertThat(copyAll(10)).isPresent();
        assertThat(here.records.keySet()).containsExactly(place("s-2"));
        assertThat(here.progress(CATALOG).setAside()).isOne();

        source.seals(folder(1, 2));
        assertThat(copyAll(10)).isEmpty();
        assertThat(here.records.keySet()).containsExactly(place("s-1"), place("s-2"));
        assertThat(here.progress(CATALOG).setAside()).isZero();
    }

    @Test
    @Tag("R7.6")
    void aLastBatchThatItsAuthorityHasNotSignedIsNotBelieved() {
        source.seals(folder(1, 1));
        StreamDescription honest = source.store.describe(CATALOG);
        StreamDescription forged = new StreamDescription(honest.cursor(), honest.condition(), honest.runs(), 0, 1,
                new SignedBytes(honest.last().body(), "signed by somebody"), List.of());

        assertThatThrownBy(() -> snapshot.begin(here, CATALOG, "m", forged)).isInstanceOf(MalformedBatch.class);
        assertThat(here.progress(CATALOG).condition()).isEqualTo(Condition.STREAMING);
    }

    @Test
    @Tag("R7.3")
    void anOwnStreamIsNotTakenBackOverWhatWaitsToBeSent() {
        source.seals(folder(1, 1));
        here.waiting(folder(1, 9));

        assertThatThrownBy(() -> new Snapshot(CATALOG::equals, KEYS, Batches.NO_HEIRS, Batches.TYPES).begin(here, CATALOG, "m", source.store.describe(CATALOG)))
                .isInstanceOf(SnapshotConflict.class);
        assertThat(here.records.values()).containsExactly(folder(1, 9));
    }

    private Optional<String> copyAll(int pageSize) {
        begin();
        RecordPage page = page(pageSize);
        snapshot.take(here, CATALOG, page);
        while (page.upTo() != null) {
            page = source.store.records(SCOPE, page.upTo(), pageSize, 0);
            snapshot.take(here, CATALOG, page);
        }
        return snapshot.finish(here, CATALOG, source.store.describe(CATALOG));
    }

    private void begin() {
        snapshot.begin(here, CATALOG, "m", source.store.describe(CATALOG));
    }

    private RecordPage page(int size) {
        return source.store.records(SCOPE, RecordPlace.FIRST, size, 0);
    }

    private static RecordPlace place(String key) {
        return new RecordPlace("ifolder", key);
    }

    private static Change folder(int number, long counter) {
        return change("ifolder", "s-" + number, counter);
    }
}
