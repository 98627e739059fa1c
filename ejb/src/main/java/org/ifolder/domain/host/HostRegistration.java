package org.ifolder.domain.host;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.InheritedStreams;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.Outbox;
import org.ifolder.text.InputCheck;
import org.ifolder.text.Text;

/** Boundary at the master: takes new hosts into the Domain. Who may be taken in, the join protocol decides before. */
@Stateless
public class HostRegistration {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CurrentDomain domain;

    @Inject
    private Outbox outbox;

    @Inject
    private KnownHosts known;

    @Inject
    private SignedSoFar signed;

    @Inject
    private Authorities authorities;

    @Inject
    private InheritedStreams inherited;

    @Inject
    private Clock clock;

    @Inject
    private InputCheck input;

    /**
     * Registers a host, which is {@code JOINING} from then on. A host that asks again, with the name and the key that it is
     * registered with, gets its record as it is, with the id of the first time.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when another host has this name, this key or this id, {@link Refusal.Kind#INVALID} for a
     *     description that cannot be taken
     */
    public Host register(HostDescription description) {
        domain.mustBeWritableHere();
        input.valid(description);
        oneAtATime();
        Optional<Host> sameName = named(description.name());
        if (sameName.isPresent()) {
            return again(sameName.get(), description);
        }
        mustHaveAKeyOfItsOwn(description);
        if (em.find(Host.class, description.id()) != null) {
            throw Refusal.conflict("id", "Another host has this id; ask again with a new one.");
        }
        return add(description, HostState.JOINING);
    }

    /**
     * Makes a host {@code ACTIVE} that is {@code JOINING}; does nothing to one that is active.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, and {@link Refusal.Kind#CONFLICT} for a host in another state
     */
    public Host activate(String hostId) {
        domain.mustBeWritableHere();
        Host host = Optional.ofNullable(em.find(Host.class, hostId)).filter(found -> !found.isRemoved())
                .orElseThrow(() -> Refusal.notFound("There is no such host."));
        if (host.isActive()) {
            return host;
        }
        if (host.state() != HostState.JOINING) {
            throw Refusal.conflict("state", "The host is " + host.state() + ".");
        }
        host.state(HostState.ACTIVE);
        outbox.take(host);
        known.forgetAfterCommit();
        return host;
    }

    /**
     * Writes down that a host has left: its key is refused from then on, its name is free for another, and what it has signed up to here stays.
     * Whether it may leave is decided before.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, and {@link Refusal.Kind#CONFLICT} for a host that has left, or is the master
     */
    public Host end(String hostId) {
        return write(ended(hostId));
    }

    /**
     * As {@link #end}, for a host that cannot hand over what it is the authority of: the master is its heir, and goes on with its Catalog and
     * Report streams in a new term, from where they are here (R2.7).
     */
    public Host endAndInherit(String hostId) {
        Host host = ended(hostId);
        String heir = domain.get().masterId();
        List<StreamId> streams = Stream.concat(Stream.of(hostId), authorities.inheritedBy(hostId).stream())
                .flatMap(begunBy -> Stream.of(new StreamId(CollectionName.CATALOG, begunBy), new StreamId(CollectionName.REPORT, begunBy))).toList();
        streams.forEach(inherited::take);
        host.heir(heir);
        return write(host);
    }

    private Host ended(String hostId) {
        domain.mustBeWritableHere();
        if (hostId.equals(domain.get().masterId())) {
            throw Refusal.conflict(null, "The master stays: make another host the master first.");
        }
        Host host = Optional.ofNullable(em.find(Host.class, hostId, LockModeType.PESSIMISTIC_WRITE)).filter(found -> !found.isRemoved())
                .orElseThrow(() -> Refusal.notFound("There is no such host."));
        if (host.state() == HostState.LEFT) {
            throw Refusal.conflict("state", "The host has left.");
        }
        host.endKey(signed.of(hostId));
        host.state(HostState.LEFT);
        return host;
    }

    private Host write(Host host) {
        outbox.take(host);
        known.forgetAfterCommit();
        return host;
    }

    /** Registers the host that founds the Domain: {@code ACTIVE} at once. */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Host registerFirst(HostDescription description) {
        return add(description, HostState.ACTIVE);
    }

    /**
     * Writes down, at a host that has just joined, what the master said of itself, at no version: the master's own record replaces
     * it when it comes.
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void expect(HostDescription master, AnnouncedKey announcedKey, List<FormerKey> formerKeys) {
        input.valid(master);
        Host host = persist(master, HostState.ACTIVE);
        host.formerKeys(formerKeys);
        if (announcedKey != null) {
            host.announce(announcedKey);
        }
    }

    private Host again(Host registered, HostDescription description) {
        boolean sameKey = HostPublicKey.read(description.publicKeyJwk())
                .map(HostPublicKey::fingerprint).filter(registered.fingerprint()::equals).isPresent();
        if (!sameKey) {
            throw Refusal.conflict("name", "Another host has this name.");
        }
        if (!registered.hasKeyInForce()) {
            throw Refusal.conflict("name", "The key of the host of this name has ended. Remove that host first; then come with a new key.");
        }
        return registered;
    }

    private Host add(HostDescription description, HostState state) {
        Host host = persist(description, state);
        outbox.take(host);
        return host;
    }

    private Host persist(HostDescription description, HostState state) {
        Host host = new Host(description.id());
        host.describe(description);
        host.state(state);
        host.joinedAt(clock.instant());
        em.persist(host);
        known.forgetAfterCommit();
        return host;
    }

    /** Who connects is known by the key: two hosts with one could be taken for each other. */
    private void mustHaveAKeyOfItsOwn(HostDescription description) {
        HostPublicKey key = HostPublicKey.read(description.publicKeyJwk()).orElseThrow();
        known.all().stream().filter(host -> host.hasOrHad(key)).findFirst()
                .ifPresent(other -> {
                    throw Refusal.conflict("publicKeyJwk", "Host " + other.name() + " (" + other.id() + ") has this key, or had it. If it is this host under"
                            + " an earlier name, remove that record while it is JOINING; if its folder was copied, make a new key here.");
                });
    }

    /** Two hosts that ask at once with one name must not both find it free. */
    private void oneAtATime() {
        em.lock(em.find(Domain.class, domain.get().key()), LockModeType.PESSIMISTIC_WRITE);
    }

    private Optional<Host> named(String name) {
        return em.createQuery("select h from Host h where h.removed = false and h.nameKey = :name and h.state <> :left", Host.class)
                .setParameter("name", Text.searchKey(name))
                .setParameter("left", HostState.LEFT)
                .getResultStream().findFirst();
    }
}
