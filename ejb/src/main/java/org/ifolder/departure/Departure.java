package org.ifolder.departure;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.catalog.CatalogSurvey;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.relay.ReplicationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary at the master: has hosts leave the Domain (R2.7). */
@Stateless
public class Departure {

    private static final Logger LOG = LoggerFactory.getLogger(Departure.class);

    /** Ids that are read at a time. */
    private static final int PORTION = 1000;

    @Inject
    private CurrentDomain domain;

    @Inject
    private Hosts hosts;

    @Inject
    private HostRegistration registration;

    @Inject
    private Members members;

    @Inject
    private CatalogSurvey catalog;

    @Inject
    private ReplicationStatus replication;

    /**
     * What lives on a host, as far as the master knows. Reads all ids of that.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, and as each command of an administrator
     */
    public Residents residents(Caller caller, String hostId) {
        domain.mustBeWritableBy(caller, AdministratorRole.HOST_OPERATOR);
        return of(hosts.find(hostId));
    }

    private Residents of(Host host) {
        MessageDigest digest = sha256();
        digest.update(host.id().getBytes(StandardCharsets.UTF_8));
        long memberCount = 0;
        String after = "";
        List<String> portion;
        do {
            portion = members.idsAtHome(host.id(), after, PORTION);
            memberCount += portion.size();
            after = add(digest, portion, after);
        } while (portion.size() == PORTION);
        long iFolderCount = 0;
        after = "";
        do {
            portion = catalog.idsOn(host.id(), after, PORTION);
            iFolderCount += portion.size();
            after = add(digest, portion, after);
        } while (portion.size() == PORTION);
        return new Residents(memberCount, iFolderCount, obstacle(host, memberCount, iFolderCount).orElse(null),
                Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()));
    }

    private static String add(MessageDigest digest, List<String> ids, String after) {
        ids.forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
        return ids.isEmpty() ? after : ids.get(ids.size() - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Optional<String> obstacle(Host host, long memberCount, long iFolderCount) {
        if (host.id().equals(domain.get().masterId())) {
            return Optional.of("It is the master.");
        }
        if (host.state() == HostState.LEFT) {
            return Optional.of("It has left.");
        }
        if (host.state() != HostState.DRAINING) {
            return Optional.of("It is " + host.state() + ", not DRAINING: new members may come to it.");
        }
        if (memberCount + iFolderCount > 0) {
            return Optional.of(memberCount + " members and " + iFolderCount + " iFolders live there.");
        }
        Optional<HostProgress> progress = replication.hosts().stream().filter(one -> one.host().equals(host.id())).findFirst();
        boolean allIsHere = progress.filter(one -> one.backlog() == 0 && one.agreement().state() == State.IDENTICAL).isPresent();
        return allIsHere ? Optional.empty() : Optional.of("It is not heard, or what it has changed is not all at the master yet.");
    }

    /**
     * Has an empty host leave.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#CONFLICT} with what stands in the way, and as each command of an
     *     administrator
     */
    public Host leave(Caller caller, String hostId) {
        domain.mustBeWritableBy(caller);
        Host host = hosts.find(hostId);
        String obstacle = of(host).obstacle();
        if (obstacle != null) {
            throw Refusal.conflict("state", "Host " + host.name() + " cannot leave. " + obstacle);
        }
        Host left = registration.end(hostId);
        LOG.info("host {} ({}) has left, as {} asks", left.name(), hostId, caller.login());
        return left;
    }

    /**
     * Removes a host that is dead, along with what it has not sent. Its members have no home any more, nor their local passwords; the master is
     * its heir, and takes over its iFolders as they are known here, as orphans to be adopted.
     *
     * @param confirmation {@link Residents#confirmation()} as the caller was shown it
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND}, {@link Refusal.Kind#CONFLICT} when something else lives there now, when the host has
     *     left or is the master, or another host has more of its records than the master; and as each command of an administrator
     */
    public Host removeByForce(Caller caller, String hostId, String confirmation) {
        domain.mustBeWritableBy(caller);
        Residents residents = of(hosts.find(hostId));
        if (!MessageDigest.isEqual(residents.confirmation().getBytes(StandardCharsets.UTF_8),
                String.valueOf(confirmation).getBytes(StandardCharsets.UTF_8))) {
            throw Refusal.conflict("confirmation", "This is not what lives on the host now: " + residents.members() + " members and "
                    + residents.iFolders() + " iFolders. Look at them again.");
        }
        replication.hostWithMoreOf(hostId).ifPresent(other -> {
            throw Refusal.conflict(null, "Host " + other + " has more of what this host has sent than the master, which is just taking it. Try"
                    + " again in a moment.");
        });
        Host removed = registration.endAndInherit(hostId);
        LOG.warn("host {} ({}) is removed by force by {}: {} members have no home any more, and {} iFolders are taken over", removed.name(), hostId,
                caller.login(), residents.members(), residents.iFolders());
        return removed;
    }
}
