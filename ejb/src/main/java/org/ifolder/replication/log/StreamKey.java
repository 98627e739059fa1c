package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Objects;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** A {@link StreamId} as a database key. {@link Serializable} because JPA demands it of keys; never sent. */
@Embeddable
class StreamKey implements Serializable {

    private static final long serialVersionUID = 1L;

    @Enumerated(EnumType.STRING)
    @Column(name = "collection", nullable = false)
    private CollectionName collection;

    @Column(name = "authority", nullable = false)
    private String authority;

    protected StreamKey() {
    }

    StreamKey(StreamId stream) {
        this.collection = stream.collection();
        this.authority = stream.authority();
    }

    StreamId stream() {
        return new StreamId(collection, authority);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StreamKey that && collection == that.collection && authority.equals(that.authority);
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, authority);
    }
}
