package org.ifolder.identity.password;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The hash of one member's password, waiting at the master for the home host alone. */
@Entity
@Table(name = "password_delivery")
class AwaitedPassword {

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "home_host", nullable = false)
    private String homeHost;

    @Column(name = "password_hash", nullable = false)
    private String hash;

    protected AwaitedPassword() {
    }

    AwaitedPassword(String memberId, String homeHost, String hash) {
        this.memberId = memberId;
        this.homeHost = homeHost;
        this.hash = hash;
    }

    String memberId() {
        return memberId;
    }

    String homeHost() {
        return homeHost;
    }

    String hash() {
        return hash;
    }

    HandedPassword handed() {
        return new HandedPassword(memberId, hash);
    }
}
