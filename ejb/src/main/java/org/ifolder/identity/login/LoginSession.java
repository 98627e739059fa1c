package org.ifolder.identity.login;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

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

    @Column(name = "login", nullable = false)
    private String login;

    /** Null for the administrator. */
    @Column(name = "member_id")
    private String memberId;

    @Column(name = "refresh_hash", nullable = false)
    private String refreshHash;

    @Column(name = "former_hash")
    private String formerHash;

    @Column(name = "begun_at", nullable = false)
    private long begunAt;

    @Column(name = "expires_at", nullable = false)
    private long expiresAt;

    protected LoginSession() {
    }

    LoginSession(String login, String memberId, String refreshHash, Instant now, Instant expiresAt) {
        this.id = UlidCreator.getMonotonicUlid().toLowerCase();
        this.login = login;
        this.memberId = memberId;
        this.refreshHash = refreshHash;
        this.begunAt = now.toEpochMilli();
        this.expiresAt = expiresAt.toEpochMilli();
    }

    String id() {
        return id;
    }

    String login() {
        return login;
    }

    /** Id of the member; null for the administrator. */
    String memberId() {
        return memberId;
    }

    boolean isExpired(Instant now) {
        return now.toEpochMilli() >= expiresAt;
    }

    /** Whether this is the refresh token that counts now. */
    boolean isRefreshedBy(String hash) {
        return refreshHash.equals(hash);
    }

    /** Another refresh token takes the place of the one before; who shows that again has stolen it, or was stolen from. */
    void refresh(String newHash) {
        formerHash = refreshHash;
        refreshHash = newHash;
    }
}
