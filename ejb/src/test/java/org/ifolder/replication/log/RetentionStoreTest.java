package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.log.SealedBatches.removal;
import static org.ifolder.replication.log.SealedBatches.right;
import static org.ifolder.replication.log.SealedBatches.unknown;
import static org.ifolder.replication.log.SealedBatches.usage;
import static org.ifolder.testing.EmbeddedHost.NOW;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ifolder.domain.group.Group;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.group.Membership;
import org.ifolder.domain.member.Member;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class RetentionStoreTest {

    private static final StreamId STREAM = new StreamId(CollectionName.CATALOG, "a");
    private static final StreamId OWN = new StreamId(CollectionName.DOMAIN, "m");
    private static final long LATER = NOW.toEpochMilli() + 1;
    private static final long NEVER = 0;
    private static final int MANY = 1_000;

    private final EmbeddedHost host = EmbeddedHost.master("m");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @Tag("invariant-7")
    void batchesGoByAgeOrByNumberButNeverTheLastNorBeyondWhatIsNeeded() {
        log(STREAM, 5);
        log(new StreamId(CollectionName.CATALOG, "b"), 9);

        assertThat(lastToTrim(NEVER, 0, MANY)).isEmpty();
        assertThat(lastToTrim(NEVER, 3, MANY)).hasValue(3);
        assertThat(lastToTrim(NEVER, 3, 2)).hasValue(2);
        assertThat(lastToTrim(LATER, 0, MANY)).hasValue(4);
        assertThat(lastToTrim(LATER, 0, 3)).hasValue(3);
        assertThat(lastToTrim(NOW.toEpochMilli(), 0, MANY)).isEmpty();
        assertThat(lastToTrim(NEVER, MANY, MANY)).hasValue(4);
    }

    @Test
    @Tag("invariant-7")
    void trimmedBatchesAreGone() {
        log(STREAM, 5);

        write(store -> store.trim(STREAM, 3));

        assertThat(this.<List<SealedBatch>>read(store -> store.batchesAfter(STREAM, 0, MANY, MANY)))
                .extracting(batch -> batch.header().to()).containsExactly(4L, 5L);
    }

    @Test
    @Tag("R7.7")
    void tombstonesGoOnceTheyAreOldAndEveryHostHasThem() {
        Change first = removal(usage("a-1", 1, 1));
        Change second = removal(right("a-1", "m-1", 1, "OWNER"));
        Change third = removal(unknown("a-1", 1, JsonNodeFactory.instance.objectNode()));
        apply(4, first, usage("a-9", 1, 1));
        apply(6, second);
        apply(7, third);

        assertThat(purge(3, LATER, MANY)).isZero();
        assertThat(purge(9, NOW.toEpochMilli(), MANY)).isZero();
        assertThat(records()).hasSize(4);

        assertThat(purge(6, LATER, 1)).isEqualTo(1);
        assertThat(records()).containsExactlyInAnyOrder(second, third, usage("a-9", 1, 1));
        assertThat(purge(6, LATER, MANY)).isEqualTo(1);
        assertThat(purge(7, LATER, MANY)).isEqualTo(1);
        assertThat(purge(7, LATER, MANY)).isZero();
        assertThat(records()).containsExactly(usage("a-9", 1, 1));
    }

    @Test
    @Tag("R7.7")
    void aRecordThatLivesAgainOrWasRemovedAgainStays() {
        Change first = removal(usage("a-1", 1, 1));
        Change second = removal(usage("a-2", 1, 1));
        apply(1, first, second);
        apply(2, usage("a-1", 3, 3), removal(usage("a-2", 3, 3)));

        assertThat(purge(1, LATER, MANY)).isEqualTo(2);

        assertThat(records()).containsExactly(usage("a-1", 3, 3), removal(usage("a-2", 3, 3)));
        assertThat(purge(2, LATER, MANY)).isEqualTo(1);
        assertThat(records()).containsExactly(usage("a-1", 3, 3));
    }

    @Test
    @Tag("R7.7")
    void whatTakesAPurgedRecordsKeyIsNewer() {
        Groups groups = host.bean(Groups.class);
        Member ann = host.member("ann", "m");
        Group staff = groups.create(EmbeddedHost.ADMINISTRATOR, new GroupDetails("Staff", null));
        groups.add(EmbeddedHost.ADMINISTRATOR, staff.id(), ann.id());
        groups.takeOut(EmbeddedHost.ADMINISTRATOR, staff.id(), ann.id());
        groups.add(EmbeddedHost.ADMINISTRATOR, staff.id(), ann.id());
        Membership removed = groups.takeOut(EmbeddedHost.ADMINISTRATOR, staff.id(), ann.id()).orElseThrow();
        SealedBatch sealed = host.bean(ReplicationTransactions.class).seal(OWN).orElseThrow();

        assertThat(this.<Integer>read(store -> store.purge(OWN, sealed.header().to(), LATER, MANY))).isEqualTo(2);
        assertThat(host.<Membership>call(() -> host.em().find(Membership.class, removed.key()))).isNull();

        Membership again = groups.add(EmbeddedHost.ADMINISTRATOR, staff.id(), ann.id());
        assertThat(again.key()).isEqualTo(removed.key());
        assertThat(again.version().isNewerThan(removed.version())).isTrue();
        assertThat(purged()).containsExactly(1L, removed.version().counter());
    }

    @Test
    @Tag("R7.7")
    void whatOthersHavePurgedDoesNotCountHere() {
        apply(1, removal(usage("a-1", 70, 1)));
        write(store -> store.save(STREAM, store.progress(STREAM).differing("somehow")));

        assertThat(purge(1, LATER, MANY)).isEqualTo(1);

        assertThat(purged()).containsExactly(0L, 0L);
    }

    private Object[] purged() {
        return host.call(() -> host.em().createQuery("select s.purgedTerm, s.purgedCounter from StreamPosition s", Object[].class)
                .getSingleResult());
    }

    private void log(StreamId stream, int batches) {
        write(store -> {
            Cursor previous = Cursor.START;
            for (int i = 0; i < batches; i++) {
                SealedBatch batch = SealedBatches.after(stream, previous);
                store.append(batch);
                store.save(stream, store.progress(stream).past(batch));
                previous = batch.cursor();
            }
        });
    }

    private void apply(long sequence, Change... changes) {
        write(store -> {
            store.apply(CollectionName.CATALOG, List.of(changes));
            store.bury(STREAM, sequence, List.of(changes));
        });
    }

    private List<Change> records() {
        return read(store -> store.records(DigestScope.of(STREAM), RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
    }

    private OptionalLong lastToTrim(long time, long sequence, long notBeyond) {
        return read(store -> store.lastToTrim(STREAM, time, sequence, notBeyond));
    }

    private int purge(long floor, long time, int maximum) {
        return read(store -> store.purge(STREAM, floor, time, maximum));
    }

    private void write(Consumer<HostStore> work) {
        host.run(() -> work.accept(host.bean(HostStore.class)));
    }

    private <T> T read(Function<HostStore, T> work) {
        return host.call(() -> work.apply(host.bean(HostStore.class)));
    }
}
