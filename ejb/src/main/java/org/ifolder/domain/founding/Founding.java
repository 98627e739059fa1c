package org.ifolder.domain.founding;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.Domain;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.member.FirstPassword;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.RoleScope;
import org.ifolder.domain.role.Roles;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;

/** Boundary: makes a host that is in no Domain the master of a new one. */
@Stateless
public class Founding {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    @Inject
    private HostRegistration registration;

    @Inject
    private Members members;

    @Inject
    private Roles roles;

    @Inject
    private Event<FirstPassword> passwords;

    @Inject
    private InputCheck input;

    /**
     * Founds a Domain in epoch 1: its record, the record of this host, {@code ACTIVE}, and its first administrator, in one transaction with the
     * first entries of the outbox.
     *
     * @param self this host as it describes itself
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in a Domain already, {@link Refusal.Kind#INVALID} for a name
     *     or a description that cannot be taken, {@link Refusal.Kind#FORBIDDEN} unless the caller is an administrator
     */
    public Domain found(Caller caller, NewDomain newDomain, HostDescription self) {
        caller.mustBeAdministrator();
        input.valid(newDomain);
        input.valid(self);
        if (localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to a Domain already.");
        }
        String id = RecordKey.of(self.id(), UlidCreator.getMonotonicUlid().toLowerCase());
        Domain domain = Domain.founded(id, newDomain.name(), self.id());
        localHost.become(self.id(), id, self.id(), domain.epoch());
        em.persist(domain);
        outbox.take(domain);
        registration.registerFirst(self);
        administrate(caller, newDomain.administrator());
        return domain;
    }

    private void administrate(Caller caller, FirstAdministrator first) {
        Member member = members.create(caller, new MemberDetails(first.loginName(), null, null, null, null), localHost.id());
        roles.grant(caller, member.id(), AdministratorRole.DOMAIN_ADMINISTRATOR, new RoleScope(List.of(), List.of()));
        passwords.fire(new FirstPassword(member.id(), first.password()));
    }
}
