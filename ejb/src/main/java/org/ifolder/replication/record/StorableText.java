package org.ifolder.replication.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.ifolder.replication.protocol.Change;

/**
 * What text a record may hold: what every host's database takes, and keeps as it is. Else a record would stop its stream at hosts
 * with one database and not at those with another.
 */
final class StorableText {

    private StorableText() {
    }

    /**
     * Checks a change before it is written or told.
     *
     * @throws IllegalArgumentException when a text in it holds NUL or half a surrogate pair, or its key a character beyond the Basic
     *     Multilingual Plane, which databases would order differently
     */
    static Change checked(Change change) {
        if (!isKept(change.type())) {
            throw new IllegalArgumentException("the type of a record holds NUL or half a surrogate pair");
        }
        if (!isKept(change.key()) || change.key().chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            throw new IllegalArgumentException("a key of " + change.type() + " holds a character that no key may hold");
        }
        if (change.payload() != null && !isKept(change.payload())) {
            throw new IllegalArgumentException(change.type() + " " + change.key() + " holds NUL or half a surrogate pair");
        }
        return change;
    }

    private static boolean isKept(JsonNode node) {
        if (node.isTextual()) {
            return isKept(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!isKept(field.getKey())) {
                return false;
            }
        }
        for (JsonNode part : node) {
            if (!isKept(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isKept(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }
}
