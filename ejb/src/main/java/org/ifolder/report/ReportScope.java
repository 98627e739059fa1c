package org.ifolder.report;

/** How far a report looks (R6.1). */
public enum ReportScope {
    /** What lives on the host that generates it. */
    HOST,
    /** The whole Domain, as the generating host knows it. */
    DOMAIN
}
