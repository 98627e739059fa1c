package org.ifolder.report;

/** How the generation of a report ended. */
public enum ReportOutcome {
    /** All rows are in its content. */
    COMPLETE,
    /** It has no content; the record says why. */
    FAILED
}
