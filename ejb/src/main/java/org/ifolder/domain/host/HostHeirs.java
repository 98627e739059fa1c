package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** Who writes what a host has begun, by the host records: the host itself, or the heir that its record names (R2.7). */
@ApplicationScoped
class HostHeirs implements Authorities {

    @Inject
    private KnownHosts known;

    private volatile Heirs cached = new Heirs(List.of(), Map.of());

    /**
     * The hosts that have an heir.
     *
     * @param hosts all hosts: a list that is another whenever hosts were read anew
     */
    private record Heirs(List<Host> hosts, Map<String, Inherited> byHost) {

        static Heirs of(List<Host> hosts) {
            Map<String, Host> removed = hosts.stream().filter(host -> host.heir().isPresent()).collect(Collectors.toMap(Host::id, host -> host));
            return new Heirs(hosts, removed.isEmpty() ? Map.of() : removed.keySet().stream()
                    .collect(Collectors.toMap(host -> host, host -> Inherited.of(host, removed))));
        }
    }

    /**
     * What was begun by a host that has an heir.
     *
     * @param line that host and its heirs
     * @param ended by stream and term, as {@link #key}, the last sequence of a term that has ended
     */
    private record Inherited(List<String> line, Map<String, Long> ended) {

        static Inherited of(String host, Map<String, Host> removed) {
            List<String> line = new ArrayList<>(List.of(host));
            Map<String, Long> ended = new HashMap<>();
            Host last = removed.get(host);
            // The records are the master's word: a circle in them must not be followed for ever.
            while (last != null && !line.contains(last.heir().orElseThrow())) {
                for (CollectionName collection : CollectionName.values()) {
                    StreamId stream = new StreamId(collection, host);
                    long upTo = last.formerKeys().stream().mapToLong(key -> key.upTo().getOrDefault(stream.toString(), 0L)).max().orElse(0);
                    ended.put(key(stream, line.size()), upTo);
                }
                line.add(last.heir().orElseThrow());
                last = removed.get(line.get(line.size() - 1));
            }
            return new Inherited(List.copyOf(line), ended);
        }

        private static String key(StreamId stream, long term) {
            return stream + " " + term;
        }

        long endOf(StreamId stream, long term) {
            return ended.getOrDefault(key(stream, term), 0L);
        }
    }

    @Override
    public List<String> line(String host) {
        Inherited inherited = heirs().byHost().get(host);
        return inherited == null ? List.of(host) : inherited.line();
    }

    @Override
    public Set<String> inheritedBy(String host) {
        return heirs().byHost().entrySet().stream()
                .filter(entry -> entry.getValue().line().get(entry.getValue().line().size() - 1).equals(host))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Override
    public long beginsAfter(StreamId stream, long term) {
        if (term == BatchHeader.FIRST_TERM) {
            return 0;
        }
        Inherited inherited = heirs().byHost().get(stream.authority());
        return inherited == null ? 0 : inherited.endOf(stream, term - 1);
    }

    /** Asked with every batch: the same list of hosts has the same heirs. */
    private Heirs heirs() {
        List<Host> hosts = known.all();
        Heirs heirs = cached;
        if (heirs.hosts() != hosts) {
            heirs = Heirs.of(hosts);
            cached = heirs;
        }
        return heirs;
    }
}
