package org.ifolder.rotation;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostKeyChanges;
import org.ifolder.domain.host.Hosts;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.relay.ProgressBoard;
import org.ifolder.replication.relay.ShutOutHosts;
import org.ifolder.server.LocalHost;

/** Boundary at the master: ends hosts' keys, and tells which host has acted on that (R2.6). */
@Stateless
public class Revocations {

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private HostKeyChanges changes;

    @Inject
    private ProgressBoard board;

    @Inject
    private ShutOutHosts shutOut;

    /**
     * What one host has done about another whose key has ended.
     *
     * @param host the host that acts
     * @param closedAt when it had closed all channels of the other, by its own clock; empty while it has not told
     */
    public record Acted(Host host, Optional<Instant> closedAt) {
    }

    /** @throws Refusal as {@link HostKeyChanges#revoke} */
    public Host revoke(Caller caller, String hostId) {
        return changes.revoke(caller, hostId);
    }

    /**
     * Which hosts have shut out a host whose key has ended.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} for an unknown host, {@link Refusal.Kind#CONFLICT} for one whose key counts, and as each
     *     command of an administrator
     */
    public List<Acted> of(Caller caller, String hostId) {
        domain.mustBeWritableBy(caller, AdministratorRole.HOST_OPERATOR);
        if (hosts.find(hostId).hasKeyInForce()) {
            throw Refusal.conflict(null, "The host's key has not ended.");
        }
        return hosts.all().stream().filter(Host::hasKeyInForce).map(host -> new Acted(host, closedAt(host, hostId).map(Instant::ofEpochMilli)))
                .toList();
    }

    private Optional<Long> closedAt(Host host, String ended) {
        return host.id().equals(localHost.id()) ? Optional.ofNullable(shutOut.all().get(ended)) : board.shutOutAt(host.id(), ended);
    }
}
