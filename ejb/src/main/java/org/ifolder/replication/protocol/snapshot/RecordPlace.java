package org.ifolder.replication.protocol.snapshot;

/**
 * A place in the order of a scope's records: by type, then by key.
 *
 * @param type a record type's name
 * @param key a key; the empty string for before the type's first record
 */
public record RecordPlace(String type, String key) implements Comparable<RecordPlace> {

    /** Before all records. */
    public static final RecordPlace FIRST = new RecordPlace("", "");

    @Override
    public int compareTo(RecordPlace other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return type + " " + key;
    }
}
