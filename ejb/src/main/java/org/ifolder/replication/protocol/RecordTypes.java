package org.ifolder.replication.protocol;

import java.util.Optional;

/** Port: which record types there are. */
public interface RecordTypes {

    /** The collection that a record type belongs to; empty for a type that this version does not know. */
    Optional<CollectionName> collectionOf(String type);
}
