package org.ifolder.domain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Boundary: the Domain that this host belongs to. */
@ApplicationScoped
public class CurrentDomain {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private LocalHost localHost;

    /**
     * The Domain's record, as far as it has arrived here.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in no Domain, {@link Refusal.Kind#UNAVAILABLE} when it has
     *     joined just now and the record is still on its way
     */
    public Domain get() {
        if (!localHost.isJoined()) {
            throw notJoined();
        }
        return Optional.ofNullable(em.find(Domain.class, localHost.domainId()))
                .orElseThrow(() -> Refusal.unavailable("The Domain's record has not arrived at this host yet."));
    }

    /**
     * Passes only a domain administrator, and only at the master, who alone writes Domain data (R1.1).
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for other callers, {@link Refusal.Kind#CONFLICT} when this host is in no
     *     Domain, {@link Refusal.Kind#UNAVAILABLE} when it is not the master
     */
    public void mustBeWritableBy(Caller caller) {
        caller.mustBeAdministrator();
        mustBeWritableHere();
    }

    /** As {@link #mustBeWritableBy(Caller)}, and passes this role too. */
    public void mustBeWritableBy(Caller caller, AdministratorRole role) {
        caller.mustBe(role);
        mustBeWritableHere();
    }

    /** @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in no Domain */
    public void mustBeJoined() {
        if (!localHost.isJoined()) {
            throw notJoined();
        }
    }

    /**
     * Passes only at the master.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in no Domain, {@link Refusal.Kind#UNAVAILABLE} when it is not
     *     the master
     */
    public void mustBeWritableHere() {
        mustBeJoined();
        if (!localHost.isMaster()) {
            throw Refusal.unavailable("Only the master changes data of the Domain; this host is a slave.");
        }
    }

    private static Refusal notJoined() {
        return Refusal.conflict(null, "This host belongs to no Domain yet.");
    }
}
