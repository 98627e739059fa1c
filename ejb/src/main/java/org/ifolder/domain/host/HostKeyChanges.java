package org.ifolder.domain.host;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary at the master: which keys count for a host (R2.4, R2.6). Each change of a key is signed by the key before it. */
@Stateless
public class HostKeyChanges {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyChanges.class);

    /** One that a host makes has some 600. */
    private static final int LONGEST_CERTIFICATE = 2048;

    /** The record holds them all, and goes to all hosts. */
    private static final int MOST_KEYS = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CurrentDomain domain;

    @Inject
    private Outbox outbox;

    @Inject
    private KnownHosts known;

    @Inject
    private KeySuccession succession;

    @Inject
    private SignedSoFar signed;

    /**
     * Has another key count beside that of a host, which has signed it. Asked again for the same key it does nothing.
     *
     * @param hostId the host that asks, by its proven key
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a key that the host's own has not signed, {@link Refusal.Kind#CONFLICT} for one that
     *     another host has, or while another key is announced, {@link Refusal.Kind#INVALID} for what is no key,
     *     {@link Refusal.Kind#UNAVAILABLE} when this host is not the master
     */
    public void announce(String hostId, AnnouncedKey key) {
        Host host = withKeyInForce(hostId);
        HostPublicKey announced = HostPublicKey.read(key.publicKey())
                .orElseThrow(() -> Refusal.invalid("publicKey", "is not a public EC P-256 key as a JSON Web Key"));
        if (HostPublicKey.read(key.sealingKey()).isEmpty()) {
            throw Refusal.invalid("sealingKey", "is not a public EC P-256 key as a JSON Web Key");
        }
        if (key.certificate() == null || key.certificate().length() > LONGEST_CERTIFICATE) {
            throw Refusal.invalid("certificate", "is longer than " + LONGEST_CERTIFICATE + " characters, or missing");
        }
        if (host.formerKeys().size() >= MOST_KEYS) {
            throw Refusal.conflict(null, "The host has had " + MOST_KEYS + " keys, and its record takes no more: have it join anew.");
        }
        if (!succession.follows(host.publicKey(), announced.jwk(), key.certificate())) {
            throw Refusal.forbidden("The key is not signed by the one that the host has.");
        }
        Optional<AnnouncedKey> before = host.announcedKey();
        if (before.filter(one -> one.publicKey().equals(announced.jwk())).isPresent()) {
            return;
        }
        if (before.isPresent()) {
            throw Refusal.conflict("publicKey", "The host changes its key already.");
        }
        mustBeNobodys(announced);
        host.announce(key);
        write(host);
        LOG.info("host {} ({}) is about to have key {}", host.name(), hostId, announced.fingerprint());
    }

    private void mustBeNobodys(HostPublicKey key) {
        if (known.all().stream().anyMatch(host -> host.hasOrHad(key))) {
            throw Refusal.conflict("publicKey", "A host has this key, or had it.");
        }
    }

    /**
     * The announced key takes the place of the host's own, which counts for nothing new from then on. Asked again it does nothing.
     *
     * @param hostId the host that asks, by the key that it completes, which it has proven
     * @throws Refusal {@link Refusal.Kind#CONFLICT} for another key than the announced one, {@link Refusal.Kind#INVALID} for what is no sequence,
     *     {@link Refusal.Kind#UNAVAILABLE} when this host is not the master
     */
    public void complete(String hostId, KeyCompletion completion) {
        if (completion.signedUpTo().values().stream().anyMatch(sequence -> sequence == null || sequence < 0)) {
            throw Refusal.invalid("signedUpTo", "A sequence is a number from 0 on.");
        }
        Set<String> written = signed.writtenBy(hostId).stream().map(StreamId::toString).collect(Collectors.toSet());
        if (!written.containsAll(completion.signedUpTo().keySet())) {
            throw Refusal.invalid("signedUpTo", "It names a stream that the host does not write.");
        }
        Host host = withKeyInForce(hostId);
        String before = host.fingerprint();
        if (before.equals(completion.fingerprint())) {
            return;
        }
        if (host.announcedFingerprint().filter(announced -> announced.equals(completion.fingerprint())).isEmpty()) {
            throw Refusal.conflict("fingerprint", "The host has not announced this key.");
        }
        Map<String, Long> signedUpTo = new HashMap<>(signed.of(hostId));
        completion.signedUpTo().forEach((stream, sequence) -> signedUpTo.merge(stream, sequence, Math::max));
        host.rotate(signedUpTo);
        write(host);
        LOG.info("host {} ({}) has key {} in the place of {}", host.name(), hostId, host.fingerprint(), before);
    }

    /**
     * Ends a host's key: from then on it is refused by every host that learns of it; what it has signed up to here counts still. The host
     * cannot come back with any key: it is removed, and joins anew as another.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#CONFLICT} for the master or a host whose key has ended, and as each
     *     command of an administrator
     */
    public Host revoke(Caller caller, String hostId) {
        domain.mustBeWritableBy(caller);
        if (hostId.equals(domain.get().masterId())) {
            throw Refusal.conflict(null, "The master's key cannot be revoked: make another host the master first.");
        }
        Host host = locked(hostId);
        if (!host.hasKeyInForce()) {
            throw Refusal.conflict(null, "The host's key has ended already.");
        }
        host.endKey(signed.of(hostId));
        write(host);
        LOG.warn("the key {} of host {} ({}) is revoked by {}", host.fingerprint(), host.name(), hostId, caller.login());
        return host;
    }

    private Host withKeyInForce(String hostId) {
        domain.mustBeWritableHere();
        Host host = locked(hostId);
        if (!host.hasKeyInForce()) {
            throw Refusal.forbidden("The host's key has ended.");
        }
        return host;
    }

    private Host locked(String hostId) {
        return Optional.ofNullable(em.find(Host.class, hostId, LockModeType.PESSIMISTIC_WRITE)).filter(found -> !found.isRemoved())
                .orElseThrow(() -> Refusal.notFound("There is no such host."));
    }

    private void write(Host host) {
        outbox.take(host);
        known.forgetAfterCommit();
    }
}
