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

/** Who writes what a host has begun, by the host records: the host itself, or the heir that its record names (R2.7). */
@ApplicationScoped
class HostHeirs implements Authorities {

    @Inject
    private KnownHosts known;

    private volatile Heirs cached = new Heirs(List.of(), Map.of());

    /**
     * The heirs of hosts that have one.
     *
     * @param hosts of whom they are: a list that is another whenever hosts were read anew
     */
    private record Heirs(List<Host> hosts, Map<String, String> byHost) {

        List<String> line(String host) {
            String heir = byHost.get(host);
            if (heir == null) {
                return List.of(host);
            }
            List<String> line = new ArrayList<>(List.of(host));
            // The records are the master's word: a circle in them must not be followed for ever.
            while (heir != null && !line.contains(heir)) {
                line.add(heir);
                heir = byHost.get(heir);
            }
            return line;
        }
    }

    @Override
    public List<String> line(String host) {
        return heirs().line(host);
    }

    @Override
    public Set<String> inheritedBy(String host) {
        Heirs heirs = heirs();
        return heirs.byHost().keySet().stream().filter(other -> {
            List<String> line = heirs.line(other);
            return line.get(line.size() - 1).equals(host);
        }).collect(Collectors.toSet());
    }

    /** Asked with every batch: the same list of hosts has the same heirs. */
    private Heirs heirs() {
        List<Host> hosts = known.all();
        Heirs heirs = cached;
        if (heirs.hosts() != hosts) {
            Map<String, String> byHost = new HashMap<>();
            hosts.forEach(host -> host.heir().ifPresent(heir -> byHost.put(host.id(), heir)));
            heirs = new Heirs(hosts, Map.copyOf(byHost));
            cached = heirs;
        }
        return heirs;
    }
}
