package org.ifolder.join;

import com.github.f4b6a3.ulid.UlidCreator;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.ifolder.text.Text;

/**
 * What the master remembers of a token that it has given out (R2.5): for which host, until when, and whose key has used it. Of the token
 * itself it keeps a hash. This host's own; in no collection.
 */
@Entity
@Table(name = "join_token")
public class JoinToken {

    @Id
    @Column(name = "id")
    private String id;

    @Column(name = "host_name", nullable = false)
    private String hostName;

    @Column(name = "secret_hash", nullable = false)
    private String secretHash;

    @Column(name = "made_by", nullable = false)
    private String madeBy;

    @Column(name = "made_at", nullable = false)
    private long madeAt;

    @Column(name = "expires_at", nullable = false)
    private long expiresAt;

    @Column(name = "used_by")
    private String usedBy;

    @Column(name = "used_at")
    private Long usedAt;

    protected JoinToken() {
    }

    JoinToken(String hostName, String secretHash, String madeBy, Instant madeAt, Instant expiresAt) {
        this.id = UlidCreator.getMonotonicUlid().toLowerCase();
        this.hostName = hostName;
        this.secretHash = secretHash;
        this.madeBy = madeBy;
        this.madeAt = madeAt.toEpochMilli();
        this.expiresAt = expiresAt.toEpochMilli();
    }

    /** Says which token it is in lists and in the log; of no use for joining. */
    public String id() {
        return id;
    }

    /** The name of the one host that may join with it. */
    public String hostName() {
        return hostName;
    }

    boolean isFor(String name) {
        return Text.searchKey(hostName).equals(Text.searchKey(name));
    }

    /** Login of the administrator who made it. */
    public String madeBy() {
        return madeBy;
    }

    public Instant madeAt() {
        return Instant.ofEpochMilli(madeAt);
    }

    /** From when on it lets nobody in. */
    public Instant expiresAt() {
        return Instant.ofEpochMilli(expiresAt);
    }

    /** When a host was first let in with it; null while none was. */
    public Instant usedAt() {
        return usedAt == null ? null : Instant.ofEpochMilli(usedAt);
    }

    /** Thumbprint of the key of the host that was let in with it (RFC 7638, SHA-256, base64url); null while none was. */
    public String usedBy() {
        return usedBy;
    }

    /** What it is good for at a moment. */
    public JoinTokenState state(Instant now) {
        if (usedBy != null) {
            return JoinTokenState.USED;
        }
        return now.toEpochMilli() < expiresAt ? JoinTokenState.OPEN : JoinTokenState.EXPIRED;
    }

    boolean isExpired(Instant now) {
        return now.toEpochMilli() >= expiresAt;
    }

    void use(String fingerprint, Instant now) {
        if (usedBy == null) {
            usedBy = fingerprint;
            usedAt = now.toEpochMilli();
        }
    }
}
