package org.ifolder.test.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ifolder.test.api.ApiClient;

/**
 * All records that a host lists, whole: hosts, members, groups with their members, the catalog with its rights, reports with
 * their content. Equal on two hosts that agree (R7.5).
 */
final class DomainContent {

    private final String host;
    private final SortedMap<String, JsonNode> records = new TreeMap<>();

    private DomainContent(String host) {
        this.host = host;
    }

    /** Reads everything that an administrator is shown at a host. */
    static DomainContent of(ApiClient administrator) {
        DomainContent content = new DomainContent(administrator.toString());
        content.take("domain", administrator.get("domain").expect(200).json());
        content.takeAll("hosts", administrator);
        content.takeAll("members", administrator);
        for (String group : content.takeAll("groups", administrator)) {
            content.take(group + "/members", array(administrator.all(group + "/members")));
        }
        for (String iFolder : content.takeAll("catalog", administrator)) {
            content.take(iFolder + "/rights", array(administrator.all(iFolder + "/rights")));
        }
        for (String report : content.takeAll("reports", administrator)) {
            String csv = administrator.with("Accept", "text/csv").get(report + "/content").expect(200).body();
            content.take(report + "/content", JsonNodeFactory.instance.textNode(csv));
        }
        return content;
    }

    private List<String> takeAll(String list, ApiClient administrator) {
        return administrator.all(list).stream().map(item -> {
            String path = list + "/" + item.path("id").asText();
            take(path, item);
            return path;
        }).toList();
    }

    private void take(String path, JsonNode record) {
        if (records.put(path, record) != null) {
            throw new AssertionError(host + " lists " + path + " twice");
        }
    }

    /** A list whose order says nothing. */
    private static JsonNode array(List<JsonNode> items) {
        ObjectNode byText = JsonNodeFactory.instance.objectNode();
        new TreeSet<>(items.stream().map(JsonNode::toString).toList()).forEach(text -> byText.put(text, true));
        return byText;
    }

    /** Number of records of this kind, such as {@code members}. */
    long count(String list) {
        return records.keySet().stream().filter(path -> path.matches(list + "/[^/]+")).count();
    }

    /** What the two hosts differ in; empty when they agree. */
    List<String> differencesFrom(DomainContent other) {
        TreeSet<String> paths = new TreeSet<>(records.keySet());
        paths.addAll(other.records.keySet());
        return paths.stream()
                .filter(path -> !Objects.equals(records.get(path), other.records.get(path)))
                .map(path -> path + ": " + host + " has " + records.get(path) + ", " + other.host + " has " + other.records.get(path))
                .toList();
    }
}
