package org.ifolder.report;

/** What a report tells (R6.1). */
public enum ReportKind {
    /** A row an iFolder: what it is, whose it is, how large, how widely shared. */
    IFOLDERS
}
