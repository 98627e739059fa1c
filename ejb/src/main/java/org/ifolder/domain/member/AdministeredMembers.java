package org.ifolder.domain.member;

import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;

/** Port: which members an administrator may change. */
public interface AdministeredMembers {

    /**
     * Passes a domain administrator, and a group administrator for members of those groups who are no administrators themselves.
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for all others
     */
    void mustAdminister(Caller caller, String memberId);

    /**
     * Passes a member without whom somebody still administers the Domain; until the transaction ends, nobody else is judged.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} for the last domain administrator whose role counts: who is active, at a home in service by whose
     *     word they have the role
     */
    void mustBeDispensable(String memberId);
}
