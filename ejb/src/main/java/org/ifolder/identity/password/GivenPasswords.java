package org.ifolder.identity.password;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.AdministeredMembers;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.refusal.Refusal;

/** Boundary at the master: passwords that administrators set for members whose home is another host (R4.5). */
@Stateless
public class GivenPasswords {

    @Inject
    private CurrentDomain domain;

    @Inject
    private AdministeredMembers administered;

    @Inject
    private Members members;

    @Inject
    private Hosts hosts;

    @Inject
    private PasswordPolicy policy;

    @Inject
    private PasswordSeal seal;

    @Inject
    private PasswordStore store;

    /**
     * Seals a password for the member's home host and notes it, to be handed over.
     *
     * @param temporary whether the member has to change it at the next login
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code password} for one that nobody should have, {@link Refusal.Kind#NOT_FOUND} for an
     *     unknown member, {@link Refusal.Kind#CONFLICT} for one who is removed, {@link Refusal.Kind#FORBIDDEN} for who may not change this member
     */
    public void set(Caller caller, String memberId, String password, boolean temporary) {
        administered.mustAdminister(caller, memberId);
        domain.mustBeWritableHere();
        Member member = members.find(memberId);
        if (member.state() == MemberState.REMOVED) {
            throw Refusal.conflict(null, "The member is removed.");
        }
        policy.mustAllow("password", password, member.loginName());
        SealedPassword sealed = seal.seal(hosts.find(member.homeHost()), memberId, NewSecret.set(password, temporary));
        store.await(member.homeHost(), List.of(sealed));
    }
}
