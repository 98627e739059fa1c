package org.ifolder.replication.record;

import java.util.Optional;
import org.ifolder.replication.protocol.RecordVersion;

/**
 * A record as of one version, in the form {@code type/key@epoch.term.counter}.
 *
 * @param type the record type's name in changes, such as {@code member}
 * @param key the record's key
 * @param version the version that is meant
 */
public record RecordReference(String type, String key, RecordVersion version) {

    /** The record as it is now. */
    public static RecordReference of(String type, ReplicatedRecord record) {
        return new RecordReference(type, record.key(), record.version());
    }

    /** Reads the form that {@link #toString()} writes; empty for any other text. */
    public static Optional<RecordReference> parse(String text) {
        int afterType = text.indexOf('/');
        int afterKey = text.lastIndexOf('@');
        if (afterType < 1 || afterKey <= afterType + 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RecordReference(text.substring(0, afterType),
                    text.substring(afterType + 1, afterKey), RecordVersion.parse(text.substring(afterKey + 1))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return type + "/" + key + "@" + version;
    }
}
