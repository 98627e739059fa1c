package org.ifolder.domain.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That a login name is in use, and by whom: a row of the master's own, whose key makes the name unique. */
@Entity
@Table(name = "login_name")
class LoginClaim {

    @Id
    @Column(name = "login_key")
    private String loginKey;

    @Column(name = "member_id", nullable = false)
    private String memberId;

    protected LoginClaim() {
    }

    LoginClaim(String loginKey, String memberId) {
        this.loginKey = loginKey;
        this.memberId = memberId;
    }

    void passTo(String newMemberId) {
        memberId = newMemberId;
    }

    String memberId() {
        return memberId;
    }
}
