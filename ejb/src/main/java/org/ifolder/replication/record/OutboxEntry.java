package org.ifolder.replication.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.ContentChange;

/** A change of this host that has no number yet. Written in the transaction of the change, deleted when a sealed batch holds it. */
@Entity
@Table(name = "outbox")
class OutboxEntry {

    @Id
    @Column(name = "id")
    private long id;

    @Enumerated(EnumType.STRING)
    @Column(name = "collection", nullable = false)
    private CollectionName collection;

    @Column(name = "authority", nullable = false)
    private String authority;

    @Column(name = "change_bytes", nullable = false)
    private byte[] change;

    @Column(name = "content_before")
    private String contentBefore;

    @Column(name = "content_after")
    private String contentAfter;

    protected OutboxEntry() {
    }

    OutboxEntry(long id, StreamId stream, byte[] change, ContentChange content) {
        this.id = id;
        this.collection = stream.collection();
        this.authority = stream.authority();
        this.change = change;
        this.contentBefore = content.before();
        this.contentAfter = content.after();
    }
}
