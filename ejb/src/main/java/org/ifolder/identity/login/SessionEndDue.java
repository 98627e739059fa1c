package org.ifolder.identity.login;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That the sessions of a member whose home this host is have ended, which the master has yet to tell all hosts. In no collection. */
@Entity
@Table(name = "session_end_due")
class SessionEndDue {

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "passwords_changed", nullable = false)
    private int passwords;

    protected SessionEndDue() {
    }

    SessionEndDue(String memberId, int passwords) {
        this.memberId = memberId;
        this.passwords = passwords;
    }

    String memberId() {
        return memberId;
    }

    /** How often the member has had another password. */
    int passwords() {
        return passwords;
    }

    /** Another once more. @param known how often, as the member's record says */
    void raise(int known) {
        passwords = Math.max(passwords, known) + 1;
    }

    SessionEnd told() {
        return new SessionEnd(memberId, passwords);
    }
}
