package org.ifolder.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.util.Base64;
import org.ifolder.replication.record.ReplicatedRecord;

/** The whole system: its name, and who is its master in which epoch. There is one such record. */
@Entity
@Table(name = "ifolder_domain")
public class Domain extends ReplicatedRecord {

    private static final long FIRST_EPOCH = 1;

    private static final int KEY_BYTES = 32;

    @Column(name = "name")
    private String name;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "master_id")
    private String masterId;

    @Column(name = "discovery_key")
    private String discoveryKey;

    protected Domain() {
    }

    Domain(String key) {
        super(key);
    }

    /** A new Domain in its first epoch. */
    public static Domain founded(String id, String name, String masterId) {
        Domain domain = new Domain(id);
        domain.describe(name, FIRST_EPOCH, masterId, newKey());
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

    /** A key that the hosts have in common, 256 random bits as base64url: no user is told of it. */
    public String discoveryKey() {
        return discoveryKey;
    }

    private static String newKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    void describe(String newName, long newEpoch, String newMasterId, String newDiscoveryKey) {
        name = newName;
        epoch = newEpoch;
        masterId = newMasterId;
        discoveryKey = newDiscoveryKey;
    }
}
