package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Objects;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** A stream and one of its incarnations as a database key. {@link Serializable} because JPA demands it of keys; never sent. */
@Embeddable
class RunKey implements Serializable {

    private static final long serialVersionUID = 1L;

    @Enumerated(EnumType.STRING)
    @Column(name = "collection", nullable = false)
    private CollectionName collection;

    @Column(name = "authority", nullable = false)
    private String authority;

    @Column(name = "incarnation", nullable = false)
    private String incarnation;

    protected RunKey() {
    }

    RunKey(StreamId stream, String incarnation) {
        this.collection = stream.collection();
        this.authority = stream.authority();
        this.incarnation = incarnation;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunKey that && collection == that.collection && authority.equals(that.authority)
                && incarnation.equals(that.incarnation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, authority, incarnation);
    }
}
