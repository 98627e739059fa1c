package org.ifolder.identity.password;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The hash of one member's password, at the home host alone. Written by {@link PasswordStore}. */
@Entity
@Table(name = "local_password")
class LocalPassword {

    /** What {@link #brought} is a code for. */
    static final String BROUGHT = "brought password";

    @Id
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "password_hash", nullable = false)
    private String hash;

    @Column(name = "temporary", nullable = false)
    private boolean temporary;

    @Column(name = "brought")
    private String brought;

    @Column(name = "delivery")
    private String delivery;

    protected LocalPassword() {
    }

    String memberId() {
        return memberId;
    }

    String hash() {
        return hash;
    }

    /** Whether the member has to change it at the next login. */
    boolean isTemporary() {
        return temporary;
    }

    /** The last delivery from the master that was taken; null where there was none. */
    String delivery() {
        return delivery;
    }

    /** Whether this delivery was the last that was taken. @param other null for none */
    boolean isOf(String other) {
        return other != null && other.equals(delivery);
    }

    void delivery(String taken) {
        delivery = taken;
    }

    /** The code of the hash that an import has brought and that was hashed anew since, to know it when it comes again; null for none. */
    String brought() {
        return brought;
    }

    /** The same password by another scheme. @param broughtBefore what is kept of the hash before; null for nothing */
    void rehash(String newHash, String broughtBefore) {
        hash = newHash;
        brought = broughtBefore;
    }
}
