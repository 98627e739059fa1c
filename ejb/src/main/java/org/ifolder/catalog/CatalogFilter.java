package org.ifolder.catalog;

/**
 * Which iFolders are asked for, among those that the caller may know.
 *
 * @param host id of the host on which they live; null for any
 * @param owner id of the member who owns them; null for any
 * @param orphaned whether only orphans are asked for (R3.5)
 */
public record CatalogFilter(String host, String owner, boolean orphaned) {

    /** All of them. */
    public static final CatalogFilter ALL = new CatalogFilter(null, null, false);
}
