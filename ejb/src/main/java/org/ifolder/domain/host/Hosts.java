package org.ifolder.domain.host;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.HostRole;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;
import org.ifolder.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary: the hosts of the Domain. Lookups read memory in most cases; what they return is detached. */
@Stateless
public class Hosts {

    private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);

    @PersistenceContext
    private EntityManager em;

    @Inject
    private KnownHosts known;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    @Inject
    private KnownStreams replication;

    @Inject
    private InputCheck input;

    /** The hosts by name; the query is compared with the beginning of the name. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<Host> list(PageRequest request) {
        String prefix = request.query() == null ? "" : Text.searchKey(request.query());
        return Page.cut(known.all().stream().filter(host -> Text.searchKey(host.name()).startsWith(prefix)).toList(), request);
    }

    /** @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such host */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Host find(String id) {
        return byId(id).orElseThrow(Hosts::unknown);
    }

    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Host> byId(String id) {
        return known.all().stream().filter(host -> host.id().equals(id)).findFirst();
    }

    /** The host with this name, ignoring case, that has not left. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Host> byName(String name) {
        String key = Text.searchKey(name);
        return known.all().stream().filter(host -> Text.searchKey(host.name()).equals(key) && host.state() != HostState.LEFT).findFirst();
    }

    /** All hosts, in whichever state; they are few. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Host> all() {
        return known.all();
    }

    /** The hosts that are {@code ACTIVE} and whose keys count, by name. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public List<Host> active() {
        return known.all().stream().filter(host -> host.isActive() && host.hasKeyInForce()).toList();
    }

    /** The host's role in the epoch that this host knows. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public HostRole roleOf(Host host) {
        return host.id().equals(localHost.masterId()) ? HostRole.MASTER : HostRole.SLAVE;
    }

    /**
     * Changes what an administrator may change of a host; takes effect everywhere without a restart (R2.8). Where a host is reached is for domain
     * administrators alone: who sends users to an address of their own is shown their passwords.
     *
     * @param expected the version that the caller has seen; null for any
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#STALE}, {@link Refusal.Kind#INVALID},
     *     {@link Refusal.Kind#FORBIDDEN}, and {@link Refusal.Kind#CONFLICT} for a host that is not in service
     */
    public Host change(Caller caller, String id, HostUpdate update, RecordVersion expected) {
        domain.mustBeWritableBy(caller, AdministratorRole.HOST_OPERATOR);
        input.valid(update);
        Host host = present(id, expected);
        if (!host.hasKeyInForce() || !host.state().isInService()) {
            throw Refusal.conflict("state", "A host that is " + host.state() + (host.hasKeyInForce() ? "" : " and whose key has ended")
                    + " cannot be changed.");
        }
        if (!update.state().isInService()) {
            throw Refusal.invalid("state", "must be ACTIVE, MAINTENANCE or DRAINING");
        }
        int brokerPort = update.brokerPort() == null ? host.brokerPort() : update.brokerPort();
        if (brokerPort == host.brokerPort() && update.equals(
                new HostUpdate(host.state(), host.publicAddress(), host.privateAddress(), update.brokerPort(), host.labels()))) {
            return host;
        }
        if (!caller.isAdministrator() && (brokerPort != host.brokerPort() || !update.publicAddress().equals(host.publicAddress())
                || !update.privateAddress().equals(host.privateAddress()))) {
            throw Refusal.forbidden("Only a domain administrator changes a host's addresses.");
        }
        host.state(update.state());
        host.addresses(update.publicAddress(), update.privateAddress(), brokerPort);
        host.labels(update.labels());
        outbox.take(host);
        known.forgetAfterCommit();
        return host;
    }

    /**
     * Removes a host that was let in and never got further, so that nothing half of it stays: its key is refused from then on, and its name
     * is free.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#STALE}, and {@link Refusal.Kind#CONFLICT} for a host that is not
     *     {@code JOINING}, or that has written records already
     */
    public void remove(Caller caller, String id, RecordVersion expected) {
        domain.mustBeWritableBy(caller);
        Host host = present(id, expected);
        if (host.state() != HostState.JOINING) {
            throw Refusal.conflict("state", "Only a host that is JOINING can be removed; this one is " + host.state() + ".");
        }
        if (Stream.of(CollectionName.values()).anyMatch(collection -> replication.has(new StreamId(collection, id)))) {
            throw Refusal.conflict("state", "The host has written records, which would stay without an authority.");
        }
        host.remove();
        outbox.take(host);
        known.forgetAfterCommit();
        LOG.info("host {} ({}), which was joining, is removed by {}", host.name(), id, caller.login());
    }

    private Host present(String id, RecordVersion expected) {
        Host host = Optional.ofNullable(em.find(Host.class, id)).filter(found -> !found.isRemoved()).orElseThrow(Hosts::unknown);
        if (expected != null && !expected.equals(host.version())) {
            throw Refusal.stale("The host was changed since you read it.");
        }
        return host;
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such host.");
    }
}
