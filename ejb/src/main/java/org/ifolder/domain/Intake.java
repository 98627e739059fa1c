package org.ifolder.domain;

/** What has become of an entry that a directory brought. */
public enum Intake {
    CREATED,
    UPDATED,
    /** The record is as the entry says: no change was made, and nothing goes to other hosts. */
    UNCHANGED,
    /** Not taken; the reason goes with it. */
    REFUSED
}
