package org.ifolder.replication.record;

import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;

/** Port: how one record type is described for other hosts, and taken over from them. One implementation a record type. */
public interface Replica {

    /** The record type's name in changes, such as {@code member}. Never changes once released. */
    String type();

    CollectionName collection();

    /** Whether this replica describes records of this class. */
    boolean describes(ReplicatedRecord entity);

    /** The whole record as a change, at the version that it has now. */
    Change change(ReplicatedRecord entity);

    /** Upserts what is newer than the record here, with one select for all of them; what is not newer is passed over. */
    void apply(List<Change> changes);

    /** The version of a record here, tombstones included. */
    Optional<RecordVersion> versionOf(String key);
}
