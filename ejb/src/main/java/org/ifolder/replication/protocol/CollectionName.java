package org.ifolder.replication.protocol;

/** The three collections that keep the hosts in step (R1.1 to R1.3). */
public enum CollectionName {
    /** The Domain, its hosts, members and groups. Authority: the master, always. */
    DOMAIN,
    /** Which iFolders there are, who has which right on them, how large they are. Authority: the iFolder's host. */
    CATALOG,
    /** The reports generated. Authority: the host that generated them. */
    REPORT
}
