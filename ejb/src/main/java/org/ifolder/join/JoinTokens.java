package org.ifolder.join;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.text.InputCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary at the master: one-time tokens by which new hosts come into the Domain (R2.5). Each is for one host's name, for a day at
 * most, and for the first key that shows it.
 */
@Stateless
public class JoinTokens {

    private static final Logger LOG = LoggerFactory.getLogger(JoinTokens.class);

    /** How long a token is still listed after it has expired. */
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int MOST_OPEN = 100;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CurrentDomain domain;

    @Inject
    private Hosts hosts;

    @Inject
    private HostKeyFile key;

    @Inject
    private InputCheck input;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.join.token-minutes", defaultValue = "60")
    private int standardMinutes;

    /**
     * Makes a token.
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a caller who is no administrator, {@link Refusal.Kind#UNAVAILABLE} at a host that
     *     is not the master, {@link Refusal.Kind#INVALID}, and {@link Refusal.Kind#CONFLICT} for a name that a host of the Domain has, or
     *     when a hundred tokens wait to be used
     */
    public IssuedToken issue(Caller caller, JoinTokenOrder order) {
        domain.mustBeWritableBy(caller);
        input.valid(order);
        if (hosts.byName(order.hostName()).filter(host -> !mayComeAgain(host)).isPresent()) {
            throw Refusal.conflict("hostName", "A host of the Domain has this name.");
        }
        Instant now = clock.instant();
        forgetBefore(now.minus(REMEMBERED));
        if (open(now) >= MOST_OPEN) {
            throw Refusal.conflict(null, MOST_OPEN + " tokens wait to be used: withdraw some first.");
        }
        int minutes = order.minutes() == null ? Math.min(standardMinutes, JoinTokenOrder.LONGEST_MINUTES) : order.minutes();
        JoinTokenText text = JoinTokenText.next(key.fingerprint());
        JoinToken token = new JoinToken(order.hostName(), JoinTokenText.hash(text.secret()), caller.login(), now,
                now.plus(Duration.ofMinutes(minutes)));
        em.persist(token);
        LOG.info("join token {} for host {} made by {}, until {}", token.id(), token.hostName(), token.madeBy(), token.expiresAt());
        return new IssuedToken(token, text.text());
    }

    /** A host that was let in and did not get further, such as one that was killed on the way, may be let in once more. */
    private static boolean mayComeAgain(Host host) {
        return host.state() == HostState.JOINING;
    }

    private void forgetBefore(Instant time) {
        em.createQuery("delete from JoinToken t where t.expiresAt < :time").setParameter("time", time.toEpochMilli()).executeUpdate();
    }

    private long open(Instant now) {
        return em.createQuery("select count(t.id) from JoinToken t where t.usedBy is null and t.expiresAt > :now", Long.class)
                .setParameter("now", now.toEpochMilli()).getSingleResult();
    }

    /** The tokens of the last weeks, the newest first: open, used and expired ones. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Page<JoinToken> list(Caller caller, PageRequest page) {
        domain.mustBeWritableBy(caller);
        long total = em.createQuery("select count(t.id) from JoinToken t", Long.class).getSingleResult();
        return Page.of(em.createQuery("select t from JoinToken t order by t.id desc", JoinToken.class)
                .setFirstResult(page.offset()).setMaxResults(page.size()).getResultList(), total, page);
    }

    /**
     * Takes a token back; who was let in with it stays.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, and as {@link #issue}
     */
    public void withdraw(Caller caller, String id) {
        domain.mustBeWritableBy(caller);
        JoinToken token = em.find(JoinToken.class, id);
        if (token == null) {
            throw Refusal.notFound("There is no such join token.");
        }
        em.remove(token);
        LOG.info("join token {} for host {} withdrawn by {}", id, token.hostName(), caller.login());
    }

    /**
     * Takes the token that a host shows, within the transaction in which the host is registered: a registration that fails leaves it as it
     * was. The host that has used it may show it again until it expires, so that one that was killed on the way can go on.
     *
     * @param fingerprint thumbprint of the key that the host has proven to hold
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a token that is unknown, expired, for another name, or used with another key
     */
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void use(String secret, String hostName, String fingerprint) {
        JoinToken token = em.createQuery("select t from JoinToken t where t.secretHash = :hash", JoinToken.class)
                .setParameter("hash", JoinTokenText.hash(secret))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().findFirst()
                .orElseThrow(() -> refused("unknown", hostName, "The master does not know the join token: it was withdrawn, or is of another"
                        + " master. Make a new one."));
        Instant now = clock.instant();
        if (token.usedBy() != null && !token.usedBy().equals(fingerprint)) {
            throw refused(token.id(), hostName, "The join token was used already, by a host with another key. Make a new one; if you do not"
                    + " know who used it, look at the hosts of the Domain.");
        }
        if (token.usedBy() != null && hosts.byName(hostName).filter(host -> fingerprint.equals(host.fingerprint())).isEmpty()) {
            throw refused(token.id(), hostName, "The join token let this host in once, and the host was removed since. Make a new one.");
        }
        if (token.isExpired(now)) {
            throw refused(token.id(), hostName, "The join token expired at " + token.expiresAt() + ". Make a new one.");
        }
        if (!token.isFor(hostName)) {
            throw refused(token.id(), hostName, "The join token is for a host named " + token.hostName() + ". Set ifolder.host.name, or make"
                    + " a token for this name.");
        }
        token.use(fingerprint, now);
        LOG.info("join token {} lets host {} in", token.id(), hostName);
    }

    private static Refusal refused(String token, String hostName, String message) {
        LOG.warn("a host that calls itself {} was not let in, join token {}: {}", hostName, token, message);
        return Refusal.forbidden(message);
    }
}
