package org.ifolder.replication.protocol;

/**
 * A record that cannot be applied here and that an administrator has set aside, so that its stream goes on (invariant 6). It counts as
 * differing until a newer version of it is applied.
 *
 * @param type the record type's name
 * @param key the record's key
 * @param version the version that cannot be applied
 */
public record SetAside(String type, String key, RecordVersion version) {

    /** Whether this change is the one that cannot be applied. */
    public boolean isMeantBy(Change change) {
        return isReplacedBy(change) && change.version().equals(version);
    }

    /** Whether this change is of the record. */
    public boolean isReplacedBy(Change change) {
        return change.type().equals(type) && change.key().equals(key);
    }
}
