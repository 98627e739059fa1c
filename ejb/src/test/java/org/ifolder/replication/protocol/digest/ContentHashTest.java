package org.ifolder.replication.protocol.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-9")
class ContentHashTest {

    @Test
    void theOrderOfFieldsDoesNotMatterAtAnyDepth() {
        ObjectNode one = object().put("a", 1).put("b", "x");
        one.set("c", object().put("d", 1).put("e", 2));
        ObjectNode other = object();
        other.set("c", object().put("e", 2).put("d", 1));
        other.put("b", "x").put("a", 1);

        assertThat(hash("member", "m-1", one)).isEqualTo(hash("member", "m-1", other));
    }

    @Test
    void everyPartMatters() {
        String hash = hash("member", "m-1", object().put("a", 1));

        assertThat(hash("group", "m-1", object().put("a", 1))).isNotEqualTo(hash);
        assertThat(hash("member", "m-2", object().put("a", 1))).isNotEqualTo(hash);
        assertThat(hash("member", "m-1", object().put("a", 2))).isNotEqualTo(hash);
        assertThat(hash("member", "m-1", object().put("a", "1"))).isNotEqualTo(hash);
        assertThat(hash("member", "m-1", object().put("a", 1).put("later", true))).isNotEqualTo(hash);
        assertThat(ContentHash.of("member", "m-1", "1.1.2", object().put("a", 1))).isNotEqualTo(hash);
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(ContentHash.of("a", "bc", "1", object())).isNotEqualTo(ContentHash.of("ab", "c", "1", object()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String hash(String type, String key, ObjectNode payload) {
        return ContentHash.of(type, key, "1.1.1", payload);
    }
}
