package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;

/** A sealed batch in this host's log, as the bytes that were sent, with its position where this host is or was the master. */
@Entity
@Table(name = "sealed_batch")
class LoggedBatch {

    @EmbeddedId
    private Key key;

    @Column(name = "to_sequence", nullable = false)
    private long to;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Column(name = "body", nullable = false)
    private byte[] body;

    @Column(name = "signature", nullable = false)
    private String signature;

    @Column(name = "logged_at", nullable = false)
    private long loggedAt;

    @Column(name = "position_no")
    private Long position;

    @Column(name = "published_at")
    private Long publishedAt;

    /** Stream and first sequence. {@link Serializable} because JPA demands it of keys; never sent. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Enumerated(EnumType.STRING)
        @Column(name = "collection", nullable = false)
        private CollectionName collection;

        @Column(name = "authority", nullable = false)
        private String authority;

        @Column(name = "from_sequence", nullable = false)
        private long from;

        protected Key() {
        }

        Key(StreamId stream, long from) {
            this.collection = stream.collection();
            this.authority = stream.authority();
            this.from = from;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && collection == that.collection && authority.equals(that.authority)
                    && from == that.from;
        }

        @Override
        public int hashCode() {
            return Objects.hash(collection, authority, from);
        }
    }

    protected LoggedBatch() {
    }

    /** @param now milliseconds of this host's clock, which only let it go some day */
    LoggedBatch(SealedBatch batch, long now) {
        this.key = new Key(batch.stream(), batch.header().from());
        this.to = batch.header().to();
        this.hash = batch.hash();
        this.body = batch.body();
        this.signature = batch.signature();
        this.loggedAt = now;
    }

    void publish(long atPosition, long now) {
        position = atPosition;
        publishedAt = now;
    }
}
