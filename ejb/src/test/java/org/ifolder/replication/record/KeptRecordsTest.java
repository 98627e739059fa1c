package org.ifolder.replication.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records of types that only a later version knows. */
@Tag("R7.8")
@Tag("on-postgresql")
class KeptRecordsTest {

    private static final DigestScope SCOPE = new DigestScope(CollectionName.CATALOG, "a");
    private static final int MANY = 700;

    private final EmbeddedHost host = EmbeddedHost.master("m");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aRecordOfAnUnknownTypeIsKeptAndToldAgainAsItCame() {
        Change first = change("later", "a-1", 1, payload("red"));
        Change second = change("later", "a-1", 2, payload("blue"));

        assertThat(apply(first)).containsExactly(new ContentChange(null, first.contentHash()));
        assertThat(apply(second, first)).containsExactly(new ContentChange(first.contentHash(), second.contentHash()));

        assertThat(all()).containsExactly(second);
        assertThat(all().get(0).contentHash()).isEqualTo(second.contentHash());
    }

    @Test
    void itsRemovalIsKeptToo() {
        Change first = change("later", "a-1", 1, payload("red"));
        Change removal = new Change("later", "a-1", new RecordVersion(0, 1, 2), true, null);
        apply(first);

        assertThat(apply(removal)).containsExactly(new ContentChange(first.contentHash(), null));
        assertThat(all()).containsExactly(removal);
    }

    @Test
    @Tag("R7.6")
    void noTypeAndKeyLookLikeAnotherTypeAndKey() {
        Change plain = change("x", "a-1 b-2", 1, payload("red"));
        Change crafted = change("x a-1", "a-2", 1, payload("blue"));
        apply(plain);
        apply(crafted);

        assertThat(all()).containsExactly(plain, crafted);
    }

    @Test
    @Tag("R7.6")
    void aTypeThatADatabaseMayRefuseIsRefusedByAll() {
        for (String type : List.of("a\u0000b", "a\uD800b")) {
            assertThatThrownBy(() -> host.run(() -> host.bean(KeptRecords.class).ofType(CollectionName.CATALOG, type)
                    .apply(List.of(change(type, "a-1", 1, payload("red")))))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theRecordsOfEachTypeAndScopeAreToldApart() {
        apply(change("later", "a-1", 1, payload("red")), change("later", "b-1", 1, payload("red")),
                change("latest", "a-1", 1, payload("red")), change("late", "a-1", 1, payload("red")),
                change("later", "a", 1, payload("red")), change("later", "ab-1", 1, payload("red")));

        assertThat(all()).extracting(Change::type).containsExactly("late", "later", "latest");
        assertThat(all()).extracting(Change::key).containsOnly("a-1");
    }

    @Test
    void recordsOfATypeThatHasBecomeKnownMoveToWhereTheyBelong() {
        List<Change> before = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            before.add(change("usage", "a-" + i, 1, usage(i)));
        }
        before.add(new Change("usage", "a-9999", new RecordVersion(0, 1, 3), true, null));
        host.run(() -> host.bean(KeptRecords.class).ofType(CollectionName.CATALOG, "usage").apply(before));

        assertThat(apply(change("usage", "a-1", 2, usage(8)))).extracting(ContentChange::before)
                .containsExactly(before.get(1).contentHash());

        assertThat(host.call(() -> host.replica("usage").versionOf("a-" + (MANY - 1)))).contains(new RecordVersion(0, 1, 1));
        assertThat(host.call(() -> host.bean(KeptRecords.class).types(CollectionName.CATALOG))).isEmpty();
        assertThat(all()).hasSize(MANY + 1);
    }

    private List<ContentChange> apply(Change... changes) {
        return inTransaction(() -> host.bean(CollectionRecords.class).apply(CollectionName.CATALOG, List.of(changes)));
    }

    private List<Change> all() {
        return inTransaction(() -> host.bean(CollectionRecords.class).page(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return host.call(work);
    }

    private static Change change(String type, String key, long counter, ObjectNode payload) {
        return new Change(type, key, new RecordVersion(0, 1, counter), false, payload);
    }

    private static ObjectNode payload(String colour) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("colour", colour).put("size", 1.50).putNull("nothing");
        payload.putObject("part").put("of", 3).putArray("list").add("b").add("a");
        return payload;
    }

    private static ObjectNode usage(long size) {
        return JsonNodeFactory.instance.objectNode().put("sizeBytes", size).put("files", 1L).put("folders", 1L);
    }
}
