package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.Digest;

/** The digest of a scope's records, as streams have moved it; its key's authority is empty for the Domain collection. */
@Entity
@Table(name = "replication_digest")
class StreamDigest {

    @EmbeddedId
    private StreamKey key;

    @Column(name = "state", nullable = false)
    private byte[] state;

    protected StreamDigest() {
    }

    StreamDigest(DigestScope scope, Digest digest) {
        this.key = keyOf(scope);
        become(digest);
    }

    static StreamKey keyOf(DigestScope scope) {
        return new StreamKey(new StreamId(scope.collection(), scope.authority()));
    }

    Digest digest() {
        return Digest.of(state);
    }

    void become(Digest digest) {
        state = digest.state();
    }
}
