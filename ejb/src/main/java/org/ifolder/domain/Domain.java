package org.ifolder.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.record.ReplicatedRecord;

/** The whole system: its name, and who is its master in which epoch. There is one such record. */
@Entity
@Table(name = "ifolder_domain")
public class Domain extends ReplicatedRecord {

    private static final long FIRST_EPOCH = 1;

    @Column(name = "name")
    private String name;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "master_id")
    private String masterId;

    protected Domain() {
    }

    Domain(String key) {
        super(key);
    }

    /** A new Domain in its first epoch. */
    public static Domain founded(String id, String name, String masterId) {
        Domain domain = new Domain(id);
        domain.describe(name, FIRST_EPOCH, masterId);
        return domain;
    }

    public String name() {
        return name;
    }

    /** Number of the master's reign, from 1. */
    public long epoch() {
        return epoch;
    }

    /** Id of the master in this epoch. */
    public String masterId() {
        return masterId;
    }

    void describe(String newName, long newEpoch, String newMasterId) {
        name = newName;
        epoch = newEpoch;
        masterId = newMasterId;
    }
}
