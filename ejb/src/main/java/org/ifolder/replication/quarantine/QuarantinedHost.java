package org.ifolder.replication.quarantine;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A host to whose link nothing is listened at this host. This host's own; in no collection. */
@Entity
@Table(name = "quarantined_host")
public class QuarantinedHost {

    @Id
    @Column(name = "host_id")
    private String host;

    /** Milliseconds since 1970, UTC. */
    @Column(name = "since", nullable = false)
    private long since;

    @Column(name = "reason", nullable = false)
    private String reason;

    protected QuarantinedHost() {
    }

    QuarantinedHost(String host, Instant since, String reason) {
        this.host = host;
        this.since = since.toEpochMilli();
        this.reason = reason;
    }

    /** The host's id. */
    public String host() {
        return host;
    }

    public Instant since() {
        return Instant.ofEpochMilli(since);
    }

    /** What was refused last. */
    public String reason() {
        return reason;
    }
}
