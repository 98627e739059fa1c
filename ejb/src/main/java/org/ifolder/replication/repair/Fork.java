package org.ifolder.replication.repair;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.ifolder.replication.protocol.Change;

/**
 * Two histories of one stream, at their authority.
 *
 * @param holder id of the host that has the other history
 * @param tag says of both sides whether they are still as they were seen
 * @param common the last sequence that both have
 * @param proven whether the holder's records are those that this host has signed there; else only this host's can be kept
 * @param total how many records differ
 * @param records some of those that differ
 */
public record Fork(String holder, String tag, long common, boolean proven, long total, List<Difference> records) {

    /**
     * A record that differs.
     *
     * @param here as this host has it; null where it does not
     * @param there as the holder has it; null where it does not
     */
    public record Difference(String type, String key, Content here, Content there) {

        static Difference of(Side side) {
            return new Difference(side.type(), side.key(), Content.of(side.here()), Content.of(side.there()));
        }
    }

    /**
     * What one side says of a record.
     *
     * @param payload the whole record; null for a tombstone
     */
    public record Content(String version, boolean removed, Map<String, Object> payload) {

        private static final ObjectMapper JSON = new ObjectMapper();

        private static Content of(Change record) {
            return record == null ? null : new Content(record.version().toString(), record.removed(),
                    record.removed() ? null : JSON.convertValue(record.payload(), new TypeReference<>() {
                    }));
        }
    }

    /** A record on both sides, the same or not; null where a side does not have it. */
    record Side(String type, String key, Change here, Change there) {
    }

    /** Which content counts. */
    public enum Keep {
        /** That of the authority. */
        MINE,
        /** That of the holder of the other history. */
        THEIRS,
        /** Of each record the newer version; of two equal ones that of the authority. */
        NEWER
    }

    /**
     * How a fork was ended.
     *
     * @param decided how many records have a new version
     * @param lostCount how many of them had another content on the side that gave way
     * @param lost the first of those
     */
    public record Decision(long decided, long lostCount, List<Lost> lost) {
    }

    /**
     * Content that counts no more.
     *
     * @param host id of the host that had it
     */
    public record Lost(String type, String key, String version, String host) {
    }
}
