package org.ifolder.replication.record;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.RecordVersion;

/**
 * What every record of a collection has: its key, the version that its authority gave it, and whether it is a tombstone. A
 * removed record stays as its tombstone, so that nothing older brings it back (R7.7); queries for the living ask for
 * {@code removed = false}.
 */
@MappedSuperclass
public abstract class ReplicatedRecord {

    @Id
    @Column(name = "record_key", nullable = false, updatable = false)
    private String key;

    @Column(name = "version_epoch", nullable = false)
    private long versionEpoch;

    @Column(name = "version_term", nullable = false)
    private long versionTerm;

    @Column(name = "version_counter", nullable = false)
    private long versionCounter;

    @Column(name = "removed", nullable = false)
    private boolean removed;

    /** Guards concurrent transactions of this host; says nothing to other hosts. */
    @Version
    @Column(name = "lock_version", nullable = false)
    private long lockVersion;

    /** Hash of what the record says; null for a tombstone. */
    @Column(name = "content_hash")
    private String contentHash;

    /** Fields of the record's payload that this version does not know, as JSON; null where there are none (R7.8). */
    @Column(name = "kept_fields")
    private String keptFields;

    protected ReplicatedRecord() {
    }

    protected ReplicatedRecord(String key) {
        this.key = key;
    }

    /** The record's key, which names the host that created it. */
    public String key() {
        return key;
    }

    /** Id of the host that created the record. */
    public String creator() {
        return RecordKey.creator(key);
    }

    public RecordVersion version() {
        return new RecordVersion(versionEpoch, versionTerm, versionCounter);
    }

    /** Whether the record is gone and only its tombstone is left. */
    public boolean isRemoved() {
        return removed;
    }

    /** Makes the record a tombstone. To be followed by {@link Outbox#take}, as every change is. */
    public void remove() {
        removed = true;
    }

    /** Takes the place of a removed record of the same key. To be followed by {@link Outbox#take}. */
    public void restore() {
        removed = false;
    }

    /** Stands in the version of another: for a copy, which is no entity of any transaction. */
    protected final void standAt(ReplicatedRecord other) {
        version(other.version());
        removed = other.removed;
    }

    void version(RecordVersion version) {
        versionEpoch = version.epoch();
        versionTerm = version.term();
        versionCounter = version.counter();
    }

    void removed(boolean gone) {
        removed = gone;
    }

    String contentHash() {
        return contentHash;
    }

    void contentHash(String hash) {
        contentHash = hash;
    }

    String keptFields() {
        return keptFields;
    }

    void keptFields(String fields) {
        keptFields = fields;
    }
}
