package org.ifolder.peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.HostDirectory;
import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.server.LocalHost;

/** What replication needs to know of hosts, from the host records and from the hosts themselves. */
@ApplicationScoped
class DomainHostDirectory implements HostDirectory {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private Peers peers;

    @Override
    public String self() {
        return localHost.id();
    }

    @Override
    public List<String> others() {
        String self = localHost.id();
        return hosts.all().stream()
                .filter(host -> host.state() != HostState.LEFT && !host.id().equals(self))
                .map(Host::id).toList();
    }

    @Override
    public InetSocketAddress brokerOf(String host) {
        Host found = hosts.find(host);
        return InetSocketAddress.createUnresolved(URI.create(found.privateAddress()).getHost(), found.brokerPort());
    }

    @Override
    public List<SealedBatch> batchesAfter(String host, StreamId stream, long sequence) {
        String path = "/streams/" + stream.collection() + "/" + stream.authority() + "/batches?after=" + sequence;
        try (PeerResponse answer = peers.send(host, PeerRequest.ofHost("GET", path, Map.of("Accept", "application/json"), null))) {
            if (answer.status() != 200) {
                throw new LinkFailure("host " + host + " answered " + answer.status() + " to " + path, null);
            }
            return JSON.readValue(answer.body(), BatchPage.class).sealed();
        } catch (IOException | MalformedBatch e) {
            throw new LinkFailure("cannot fetch from host " + host + ": " + e.getMessage(), e);
        }
    }
}
