package org.ifolder.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.replication.relay.HostDirectory;
import org.ifolder.server.LocalHost;

/** What replication needs to know of hosts, from the host records. */
@ApplicationScoped
class DomainHostDirectory implements HostDirectory {

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Override
    public String self() {
        return localHost.id();
    }

    @Override
    public List<String> others() {
        String self = localHost.id();
        return hosts.all().stream()
                .filter(host -> host.hasKeyInForce() && !host.id().equals(self))
                .map(Host::id).toList();
    }

    @Override
    public Set<String> ever() {
        Set<String> ever = hosts.all().stream().map(Host::id).collect(Collectors.toSet());
        ever.add(localHost.id());
        return ever;
    }

    @Override
    public Set<String> active() {
        String self = localHost.id();
        return hosts.all().stream().filter(host -> host.isActive() && host.hasKeyInForce() && !host.id().equals(self)).map(Host::id)
                .collect(Collectors.toSet());
    }

    @Override
    public InetSocketAddress brokerOf(String host) {
        Host found = hosts.find(host);
        return InetSocketAddress.createUnresolved(URI.create(found.privateAddress()).getHost(), found.brokerPort());
    }
}
