package org.ifolder.replication.protocol;

/**
 * The keys of records. A key begins with the id of the host that created it ({@code <host>-<ulid>}), so that no host can take
 * another's key; keys of parts of a record append to it ({@code <ifolder>/<member>}).
 */
public final class RecordKey {

    private static final char AFTER_CREATOR = '-';

    private RecordKey() {
    }

    /** Puts the creator before an identifier that is unique on that host. */
    public static String of(String creator, String unique) {
        return creator + AFTER_CREATOR + unique;
    }

    /** The id of the host that created the key, or the empty string where the key names none. */
    public static String creator(String key) {
        int end = key.indexOf(AFTER_CREATOR);
        return end < 0 ? "" : key.substring(0, end);
    }
}
