package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.GrantedRoles;

/** Reads standings: what other transactions have committed, and never what the caller's is about to change. */
@ApplicationScoped
class StandingStore {

    @Inject
    private Members members;

    @Inject
    private GrantedRoles roles;

    @Inject
    private SessionStore sessions;

    /** The member's; empty when no such member is known here. */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Standing> read(String memberId) {
        return members.byId(memberId).map(member -> new Standing(member, roles.of(memberId), sessions.live(member)));
    }
}
