package org.ifolder.replication.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.ifolder.replication.protocol.digest.ContentHash;

/**
 * One upsert or removal of a whole record (invariant 3).
 *
 * @param type the record type's name, such as {@code member}
 * @param key the record's key
 * @param version the version that the record has after this change
 * @param removed whether the record is gone; its tombstone stays
 * @param payload the whole record as plain data; null when removed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Change(String type, String key, RecordVersion version, boolean removed, JsonNode payload) {

    /** Whether it has all its parts, and a payload that is a record. */
    @JsonIgnore
    public boolean isComplete() {
        return type != null && key != null && version != null && (removed ? payload == null : payload != null && payload.isObject());
    }

    /** The hash of what the record says after this change; null for a tombstone. */
    public String contentHash() {
        return removed ? null : ContentHash.of(type, key, version.toString(), payload);
    }
}
