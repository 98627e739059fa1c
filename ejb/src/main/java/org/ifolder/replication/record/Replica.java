package org.ifolder.replication.record;

import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.digest.ContentChange;

/** Port: how one record type is described for other hosts, and taken over from them. One implementation a record type. */
public interface Replica {

    /** The record type's name in changes, such as {@code member}. Never changes once released. */
    String type();

    CollectionName collection();

    /** Whether this replica describes records of this class. */
    boolean describes(ReplicatedRecord entity);

    /** The whole record as a change, at the version that it has now. */
    Change change(ReplicatedRecord entity);

    /**
     * Upserts what is newer than the record here, with one select for all of them; what is not newer is passed over.
     *
     * @return what that did to the content of each record that was written
     */
    List<ContentChange> apply(List<Change> changes);

    /** The version of a record here, tombstones included. */
    Optional<RecordVersion> versionOf(String key);

    /**
     * Records in the order of their keys, tombstones included, each as the change that brings it about: what its columns say now.
     */
    List<Change> records(KeyRange range, int maximum);

    /** The same records as their rows note them. */
    List<StoredContent> contents(KeyRange range, int maximum);

    /** Writes records as they are given, whatever version is here. */
    void overwrite(List<Change> records);

    /** Deletes records without a trace. */
    void delete(List<String> keys);

    /** Deletes tombstones, each only if it is still the one that is meant; of a record that lives again nothing goes. */
    void purge(List<RecordReference> buried);
}
