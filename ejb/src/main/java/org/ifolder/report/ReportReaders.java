package org.ifolder.report;

/** Who may read a report (R1.3, R1.5). Administrators always may. */
public enum ReportReaders {
    /** Nobody else. */
    ADMINISTRATORS,
    /** Members who, at the time of reading, hold a right on every iFolder that the report names. */
    RIGHT_HOLDERS
}
