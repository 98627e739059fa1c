package org.ifolder.replication.protocol;

import java.util.List;

/** The two ways by which the master publishes: Domain changes do not queue behind the others (R7.10, invariant 12). */
public enum Lane {
    DOMAIN(List.of(CollectionName.DOMAIN)),
    CATALOG_AND_REPORT(List.of(CollectionName.CATALOG, CollectionName.REPORT));

    private final List<CollectionName> collections;

    Lane(List<CollectionName> collections) {
        this.collections = collections;
    }

    public List<CollectionName> collections() {
        return collections;
    }

    /** The lane on which a collection's changes travel. */
    public static Lane of(CollectionName collection) {
        return collection == CollectionName.DOMAIN ? DOMAIN : CATALOG_AND_REPORT;
    }
}
