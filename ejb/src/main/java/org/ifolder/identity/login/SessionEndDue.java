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

    @Column(name = "session_epoch", nullable = false)
    private int epoch;

    protected SessionEndDue() {
    }

    SessionEndDue(String memberId, int epoch) {
        this.memberId = memberId;
        this.epoch = epoch;
    }

    String memberId() {
        return memberId;
    }

    int epoch() {
        return epoch;
    }

    void raise(int to) {
        epoch = Math.max(epoch, to);
    }

    SessionEnd told() {
        return new SessionEnd(memberId, epoch);
    }
}
