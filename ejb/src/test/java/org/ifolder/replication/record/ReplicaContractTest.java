package org.ifolder.replication.record;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every {@link Replica} keeps: what came from another host is told again as it came, or the digests would not agree. */
@Tag("invariant-9")
@Tag("on-postgresql")
class ReplicaContractTest {

    private static String key(char coordinate) {
        String text = String.valueOf(coordinate).repeat(42) + "A";
        return "'{\\'crv\\':\\'P-256\\',\\'kty\\':\\'EC\\',\\'x\\':\\'" + text + "\\',\\'y\\':\\'" + text + "\\'}'";
    }

    /** One record of each type, all fields filled. */
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            entry("domain", "{'name':'Exämple','epoch':3,'masterId':'h1','discoveryKey':'a2V5'}"),
            entry("host", "{'name':'Host One','publicAddress':'https://a:8443','privateAddress':'https://b:7443',"
                    + "'brokerPort':5445,'state':'DRAINING','labels':['b','a',''],"
                    + "'publicKey':" + key('1') + ",'sealingKey':" + key('2')
                    + ",'announcedKey':{'publicKey':" + key('3') + ",'sealingKey':" + key('4') + ",'certificate':'MII'},"
                    + "'formerKeys':[{'publicKey':" + key('5') + ",'upTo':{'DOMAIN/h1':7},'successor':'MIIB'}],'heir':'h2',"
                    + "'joinedAt':'2026-02-03T04:05:06.789Z'}"),
            entry("member", "{'loginName':'Ann','loginKey':'ann','formerNames':['zoe','amy'],'givenName':'',"
                    + "'familyName':'Ünal','displayName':' Ann  Ü. ','email':'ann@example.org','homeHost':'h2',"
                    + "'source':{'kind':'DIRECTORY','uuid':'u-1','dn':'uid=Ann,dc=example','dnKey':'uid=ann,dc=example'},"
                    + "'state':'DISABLED','sessionsEnded':3,'passwordsChanged':2}"),
            entry("group", "{'name':'Staff','description':'',"
                    + "'source':{'kind':'DIRECTORY','uuid':'u-2','dn':'cn=Staff','dnKey':'cn=staff'}}"),
            entry("membership", "{'groupId':'h1-g','memberId':'h1-m'}"),
            entry("role", "{'memberId':'h1-m','role':'GROUP_ADMINISTRATOR','hosts':['h1','h2'],'groups':['h1-g']}"),
            entry("ifolder", "{'name':'Pläne','description':'what we do\\nnext','host':'h1','owner':'h1-m','enabled':true,"
                    + "'created':'2026-02-03T04:05:06Z','modified':'2026-02-03T04:05:06.700Z'}"),
            entry("right", "{'right':'READ_WRITE'}"),
            entry("usage", "{'sizeBytes':9223372036854775807,'files':2,'folders':3}"),
            entry("report", "{'kind':'IFOLDERS','scope':'DOMAIN','readers':'RIGHT_HOLDERS','host':'h1',"
                    + "'generatedAt':'2026-02-03T04:05:06.070Z','generatedBy':'ann','requester':'h1-m','columns':['z','a'],"
                    + "'rows':7,'chunks':2,'outcome':'FAILED','reason':'the disk is full','ifolders':['h1-a','h2-b','h2-c']}"),
            entry("report-content", "{'lines':'a,b\\n\\nc\\n'}"));

    private static final Map<String, String> KEYS = Map.of("right", "h1-1/h2-m", "membership", "h1-g/h1-m", "role", "h1-m/GROUP_ADMINISTRATOR",
            "report-content", "h1-r/3");

    private final EmbeddedHost host = EmbeddedHost.master("m");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void thereIsASampleOfEachType() {
        assertThat(host.replicas()).extracting(Replica::type).containsExactlyInAnyOrderElementsOf(SAMPLES.keySet());
        for (Replica replica : host.replicas()) {
            ParameterizedType type = (ParameterizedType) replica.getClass().getGenericSuperclass();
            Class<?> payload = (Class<?>) type.getActualTypeArguments()[1];
            assertThat(names(json(SAMPLES.get(replica.type())))).as(replica.type()).containsExactlyElementsOf(
                    new TreeSet<>(Arrays.stream(payload.getRecordComponents()).map(RecordComponent::getName).toList()));
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatCameIsToldAgainAsItCame(String type) {
        assertThatItIsToldAgain(change(type, json(SAMPLES.get(type))));
    }

    @ParameterizedTest
    @MethodSource("types")
    @Tag("R7.8")
    void whatALaterVersionSaysBesideIsKept(String type) {
        ObjectNode payload = json(SAMPLES.get(type));
        payload.putObject("colour").put("red", 0.5).putNull("green");
        payload.putNull("nothing");
        Iterator<JsonNode> parts = payload.elements();
        while (parts.hasNext()) {
            if (parts.next() instanceof ObjectNode part) {
                part.put("depth", 3);
            }
        }

        assertThatItIsToldAgain(change(type, payload));
    }

    @Test
    @Tag("R7.8")
    void whatALaterVersionSaysNoMoreIsForgotten() {
        ObjectNode first = json(SAMPLES.get("right"));
        first.put("until", "2027");
        Change again = new Change("right", KEYS.get("right"), new RecordVersion(0, 1, 3), false, json(SAMPLES.get("right")));

        host.take(List.of(change("right", first)));
        assertThatItIsToldAgain(again);
    }

    @Test
    void aRecordWithTheLeastIsToldAgainAsItCame() {
        assertThatItIsToldAgain(change("member", json("{'loginName':'b','loginKey':'b','homeHost':'h1','source':{'kind':'LOCAL'},"
                + "'state':'ACTIVE'}")));
        assertThatItIsToldAgain(change("ifolder", json("{'name':'b','host':'h1','enabled':false,"
                + "'created':'2026-02-03T04:05:06Z','modified':'2026-02-03T04:05:06Z'}")));
        assertThatItIsToldAgain(change("report-content", json("{}")));
        assertThatItIsToldAgain(change("report", json("{'kind':'IFOLDERS','scope':'DOMAIN','readers':'ADMINISTRATORS',"
                + "'host':'h1','columns':[],'rows':0,'chunks':0,'outcome':'FAILED','ifolders':[]}")));
    }

    @ParameterizedTest
    @MethodSource("types")
    @Tag("R7.1")
    void keysComeInTheOrderOfTheirCodePoints(String type) {
        List<String> keys = List.of("h1-", "h1--a", "h1-0", "h1-A", "h1-B-c", "h1-Bc", "h1-Z", "h1-_", "h1-a", "h1-a.b", "h1-a0",
                "h1-aB", "h1-ab", "h1-z", "h1-é", "h1-ж", "h1-\uFFFD", "h10-a");
        List<String> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(7));
        String tail = type.equals("report-content") ? "/1" : KEYS.containsKey(type) ? "/m" : "";
        host.take(shuffled.stream().map(key -> new Change(type, key + tail, new RecordVersion(0, 1, 2), false, json(SAMPLES.get(type))))
                .toList());

        List<String> all = keysIn(type, KeyRange.of(new DigestScope(CollectionName.DOMAIN, ""), "", null));
        assertThat(all).hasSize(keys.size()).isSorted();
        for (int i = 1; i < all.size(); i++) {
            assertThat(keysIn(type, KeyRange.of(new DigestScope(CollectionName.DOMAIN, ""), all.get(i - 1), all.get(i))))
                    .containsExactly(all.get(i));
        }
        assertThat(keysIn(type, KeyRange.of(new DigestScope(CollectionName.CATALOG, "h1"), "", null)))
                .isEqualTo(all.stream().filter(key -> key.startsWith("h1-")).toList());
    }

    private List<String> keysIn(String type, KeyRange range) {
        return host.call(() -> host.replica(type).records(range, 100)).stream().map(Change::key).toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatADatabaseMayRefuseIsRefusedByAll(String type) {
        for (String text : List.of("a\u0000b", "a\uD800b", "\uDC00")) {
            ObjectNode payload = json(SAMPLES.get(type));
            payload.putArray("later").addObject().put("deep", text);
            assertThatThrownBy(() -> host.take(List.of(change(type, payload)))).isInstanceOf(IllegalArgumentException.class);

            ObjectNode named = json(SAMPLES.get(type));
            named.put(text, 1);
            assertThatThrownBy(() -> host.take(List.of(change(type, named)))).isInstanceOf(IllegalArgumentException.class);
        }
        for (String key : List.of("h1-\u0000", "h1-\uD83D\uDE00")) {
            Change change = new Change(type, key, new RecordVersion(0, 1, 2), false, json(SAMPLES.get(type)));
            assertThatThrownBy(() -> host.take(List.of(change))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Set<String> types() {
        return SAMPLES.keySet();
    }

    private void assertThatItIsToldAgain(Change change) {
        host.take(List.of(change));

        List<Change> told = host.call(() -> host.replica(change.type()).records(all(), 10));

        assertThat(told).hasSize(1);
        assertThat(json(told.get(0).payload().toString())).isEqualTo(json(change.payload().toString()));
        assertThat(told).extracting(Change::contentHash).containsExactly(change.contentHash());
        assertThat(host.call(() -> host.replica(change.type()).contents(all(), 10)))
                .containsExactly(new StoredContent(change.type(), change.key(), change.version(), change.contentHash()));
    }

    private KeyRange all() {
        return KeyRange.of(new DigestScope(CollectionName.DOMAIN, ""), "", null);
    }

    private static Change change(String type, ObjectNode payload) {
        return new Change(type, KEYS.getOrDefault(type, "h1-1"), new RecordVersion(0, 1, 2), false, payload);
    }

    private static List<String> names(JsonNode payload) {
        TreeSet<String> names = new TreeSet<>();
        payload.fieldNames().forEachRemaining(names::add);
        return List.copyOf(names);
    }

    /** JSON, in which apostrophes may stand for quotation marks. */
    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) PayloadFormat.json().readTree(text.replace("\\'", "\\\"").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
