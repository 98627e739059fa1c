package org.ifolder.replication.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.CollectionName;

/** A record of a type that this version does not know, as it came (R7.8). Its key here begins with its collection and type. */
@Entity
@Table(name = "kept_record")
class KeptRecord extends ReplicatedRecord {

    @Enumerated(EnumType.STRING)
    @Column(name = "collection", nullable = false)
    private CollectionName collection;

    @Column(name = "record_type", nullable = false)
    private String type;

    @Column(name = "payload")
    private String payload;

    protected KeptRecord() {
    }

    KeptRecord(CollectionName collection, String type, String key) {
        super(key);
        this.collection = collection;
        this.type = type;
    }

    String payload() {
        return payload;
    }

    void payload(String json) {
        payload = json;
    }
}
