package org.ifolder.replication.record;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks, in a transaction of its own, which version of a record this host has now. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class KnownVersions {

    @Inject
    private Replicas replicas;

    /** Whether the record is here in the version meant or a newer one, or as its tombstone; false for an unknown type. */
    public boolean has(RecordReference change) {
        return replicas.ofType(change.type())
                .flatMap(replica -> replica.versionOf(change.key()))
                .filter(version -> !change.version().isNewerThan(version))
                .isPresent();
    }
}
