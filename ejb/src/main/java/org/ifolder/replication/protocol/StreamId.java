package org.ifolder.replication.protocol;

/**
 * One authority's stream of batches in one collection. Each stream has its own numbering, so that neither a backlog nor a stopped
 * stream holds up another (R7.6, R7.10).
 *
 * @param collection the collection whose changes flow here
 * @param authority id of the host that began the stream, and numbers and signs its batches unless {@link Authorities} names an heir
 */
public record StreamId(CollectionName collection, String authority) {

    @Override
    public String toString() {
        return collection + "/" + authority;
    }
}
