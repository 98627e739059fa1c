package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.ifolder.database.RowTable;
import org.ifolder.replication.protocol.CollectionName;

/** A record that cannot be applied here and that an administrator has set aside. Written by {@link StreamHistories}. */
@Entity
@Table(name = "set_aside")
class SetAsideRecord {

    static final RowTable TABLE = new RowTable("set_aside", List.of("collection", "authority", "record_type", "record_key"),
            List.of("collection", "authority", "record_type", "record_key", "version"));

    @EmbeddedId
    private Key key;

    @Column(name = "version", nullable = false)
    private String version;

    /** Stream and record. {@link Serializable} because JPA demands it of keys; never sent. */
    @Embeddable
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Enumerated(EnumType.STRING)
        @Column(name = "collection", nullable = false)
        private CollectionName collection;

        @Column(name = "authority", nullable = false)
        private String authority;

        @Column(name = "record_type", nullable = false)
        private String type;

        @Column(name = "record_key", nullable = false)
        private String recordKey;

        protected Key() {
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && collection == that.collection && authority.equals(that.authority)
                    && type.equals(that.type) && recordKey.equals(that.recordKey);
        }

        @Override
        public int hashCode() {
            return Objects.hash(collection, authority, type, recordKey);
        }
    }

    protected SetAsideRecord() {
    }
}
