package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a slave tells the master once a second: that it lives, and how it has each stream.
 *
 * @param domain id of the Domain
 * @param host id of the slave
 * @param incarnation the slave's run: two of them that live at once are two copies of one host
 * @param backlog changes of its own that the slave does not know to be at the master
 * @param clock the slave's wall clock, in milliseconds since 1970, for its administrators alone; 0 where it is not told
 * @param shutOut hosts whose key has ended, each with the time by the slave's clock when it closed their channels, in milliseconds since 1970
 * @param streams the streams that the slave has
 * @param said what the slave says of itself besides, a short text a topic
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Heartbeat(String domain, String host, String incarnation, long backlog, long clock, Map<String, Long> shutOut,
        List<StreamReport> streams, Map<String, String> said) {

    private static final int MOST_TOPICS = 20;
    private static final int LONGEST_TEXT = 500;

    public Heartbeat {
        shutOut = shutOut == null ? Map.of() : shutOut;
        streams = streams == null ? List.of() : List.copyOf(streams);
        said = said == null ? Map.of() : said;
    }

    /** Of a slave that says nothing besides. */
    public Heartbeat(String domain, String host, String incarnation, long backlog, long clock, Map<String, Long> shutOut, List<StreamReport> streams) {
        this(domain, host, incarnation, backlog, clock, shutOut, streams, Map.of());
    }

    /** Whether it has all its parts. */
    @JsonIgnore
    public boolean isComplete() {
        return domain != null && host != null && incarnation != null && backlog >= 0 && streams.stream().allMatch(StreamReport::isComplete);
    }

    /** The same with the streams of these hosts alone, each once: what is told of others is of no use, and must cost nothing. */
    public Heartbeat about(Set<String> hosts) {
        Map<StreamId, StreamReport> kept = new LinkedHashMap<>();
        streams.stream().filter(report -> hosts.contains(report.authority())).forEach(report -> kept.putIfAbsent(report.stream(), report));
        Map<String, Long> known = new HashMap<>(shutOut);
        known.keySet().retainAll(hosts);
        return new Heartbeat(domain, host, incarnation, backlog, clock, known, List.copyOf(kept.values()), brief());
    }

    /** No host has others keep much of what it says. */
    private Map<String, String> brief() {
        Map<String, String> brief = new HashMap<>();
        said.entrySet().stream().filter(one -> one.getValue() != null && one.getKey().length() + one.getValue().length() <= LONGEST_TEXT)
                .limit(MOST_TOPICS).forEach(one -> brief.put(one.getKey(), one.getValue()));
        return brief;
    }
}
