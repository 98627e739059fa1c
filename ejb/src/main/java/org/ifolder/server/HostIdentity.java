package org.ifolder.server;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What a host remembers of itself: the one row of its own table, in no collection. */
@Entity
@Table(name = "local_host")
class HostIdentity {

    static final int ONLY = 1;

    @Id
    @Column(name = "id")
    private int id = ONLY;

    @Column(name = "host_id", nullable = false)
    private String hostId;

    @Column(name = "domain_id", nullable = false)
    private String domainId;

    @Column(name = "master_id", nullable = false)
    private String masterId;

    @Column(name = "epoch", nullable = false)
    private long epoch;

    protected HostIdentity() {
    }

    HostIdentity(String hostId, String domainId, String masterId, long epoch) {
        this.hostId = hostId;
        this.domainId = domainId;
        this.masterId = masterId;
        this.epoch = epoch;
    }

    String hostId() {
        return hostId;
    }

    String domainId() {
        return domainId;
    }

    String masterId() {
        return masterId;
    }

    long epoch() {
        return epoch;
    }
}
