package org.ifolder.identity.password;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One member's password, waiting at the master for the home host, which alone can open it. Written by {@link PasswordStore}. */
@Entity
@Table(name = "password_delivery")
class AwaitedPassword {

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "home_host", nullable = false)
    private String homeHost;

    @Column(name = "sealed", nullable = false)
    private String sealed;

    protected AwaitedPassword() {
    }

    String sealed() {
        return sealed;
    }

    SealedPassword handed() {
        return new SealedPassword(memberId, sealed);
    }
}
