package org.ifolder.identity.login;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.ifolder.domain.member.SessionEpoch;

/**
 * A login that goes on: what its refresh token is known by, and until when. Kept at the home host alone, in no collection; gone when the session
 * ends.
 */
@Entity
@Table(name = "login_session")
class LoginSession {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "member_id", nullable = false)
    private String memberId;

    @Embedded
    private SessionEpoch epoch;

    @Column(name = "family_hash", nullable = false)
    private String familyHash;

    @Column(name = "secret_hash", nullable = false)
    private String secretHash;

    @Column(name = "begun_at", nullable = false)
    private long begunAt;

    @Column(name = "expires_at", nullable = false)
    private long expiresAt;

    protected LoginSession() {
    }

    LoginSession(String memberId, SessionEpoch epoch, RefreshToken token, Instant now, Instant expiresAt) {
        this.id = UlidCreator.getMonotonicUlid().toLowerCase();
        this.memberId = memberId;
        this.epoch = epoch;
        this.familyHash = token.familyHash();
        this.secretHash = token.secretHash();
        this.begunAt = now.toEpochMilli();
        this.expiresAt = expiresAt.toEpochMilli();
    }

    String id() {
        return id;
    }

    String memberId() {
        return memberId;
    }

    /** The epoch in which it began. */
    SessionEpoch epoch() {
        return epoch;
    }

    Instant expiresAt() {
        return Instant.ofEpochMilli(expiresAt);
    }

    boolean isExpired(Instant now) {
        return now.toEpochMilli() >= expiresAt;
    }

    Duration left(Instant now) {
        return Duration.between(now, Instant.ofEpochMilli(expiresAt));
    }

    /** Whether this is the refresh token that counts now. */
    boolean isRefreshedBy(RefreshToken token) {
        return secretHash.equals(token.secretHash());
    }

    /** Another refresh token takes the place of the one before; who shows that again has stolen it, or was stolen from. */
    void refresh(RefreshToken next) {
        secretHash = next.secretHash();
    }
}
