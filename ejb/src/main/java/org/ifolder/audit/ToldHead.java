package org.ifolder.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** How far another host's chain had gone at some time, as that host has told this one. Written by {@link AuditWitness}. */
@Entity
@Table(name = "audit_head")
class ToldHead {

    @EmbeddedId
    private Key id;

    @Column(name = "sequence", nullable = false)
    private long sequence;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Column(name = "heard_at", nullable = false)
    private long heardAt;

    protected ToldHead() {
    }

    HeardHead heard() {
        return new HeardHead(new ChainHead(sequence, hash), heardAt);
    }

    /** Which host's, and the minute since 1970 in which it was heard. */
    @Embeddable
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1;

        @Column(name = "host_id")
        private String host;

        @Column(name = "heard_minute")
        private long minute;

        protected Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Objects.equals(host, key.host) && minute == key.minute;
        }

        @Override
        public int hashCode() {
            return Objects.hash(host, minute);
        }
    }
}
