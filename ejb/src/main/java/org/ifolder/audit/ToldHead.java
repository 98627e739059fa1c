package org.ifolder.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far another host's chain has gone, as that host has told this one. Written by {@link AuditChain}. */
@Entity
@Table(name = "audit_head")
class ToldHead {

    @Id
    @Column(name = "host_id")
    private String host;

    @Column(name = "sequence", nullable = false)
    private long sequence;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Column(name = "heard_at", nullable = false)
    private long heardAt;

    protected ToldHead() {
    }

    String host() {
        return host;
    }

    HeardHead heard() {
        return new HeardHead(new ChainHead(sequence, hash), heardAt);
    }
}
