package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.RecordReference;

/**
 * That a stream has removed a record, and when this host learned of it. The record's own row is its tombstone until it is purged.
 */
@Entity
@Table(name = "tombstone")
class Tombstone {

    @Id
    @Column(name = "id")
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "collection", nullable = false)
    private CollectionName collection;

    @Column(name = "authority", nullable = false)
    private String authority;

    @Column(name = "sequence_no", nullable = false)
    private long sequence;

    @Column(name = "record_type", nullable = false)
    private String type;

    @Column(name = "record_key", nullable = false)
    private String recordKey;

    @Column(name = "version", nullable = false)
    private String version;

    @Column(name = "buried_at", nullable = false)
    private long buriedAt;

    protected Tombstone() {
    }

    /** @param now milliseconds of this host's clock, which only let it go some day */
    Tombstone(String id, StreamId stream, long sequence, Change removal, long now) {
        this.id = id;
        this.collection = stream.collection();
        this.authority = stream.authority();
        this.sequence = sequence;
        this.type = removal.type();
        this.recordKey = removal.key();
        this.version = removal.version().toString();
        this.buriedAt = now;
    }

    String id() {
        return id;
    }

    /** The removed record in the version of its removal. */
    RecordReference removed() {
        return new RecordReference(type, recordKey, RecordVersion.parse(version));
    }
}
