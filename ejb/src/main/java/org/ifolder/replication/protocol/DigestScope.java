package org.ifolder.replication.protocol;

/**
 * The records that one digest covers: those of one authority in one collection or, in the Domain collection, all of them, as they are
 * the reigning master's whoever created them.
 *
 * @param authority id of the host that is their authority; the empty string for the Domain collection
 */
public record DigestScope(CollectionName collection, String authority) {

    /** The records that a stream changes. */
    public static DigestScope of(StreamId stream) {
        return new DigestScope(stream.collection(), stream.collection() == CollectionName.DOMAIN ? "" : stream.authority());
    }

    /** Whether a record of this collection belongs here, as its key says. */
    public boolean covers(String key) {
        return collection == CollectionName.DOMAIN || RecordKey.creator(key).equals(authority);
    }
}
