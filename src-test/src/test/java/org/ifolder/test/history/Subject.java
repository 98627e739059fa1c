package org.ifolder.test.history;

/**
 * One record that clients write, under a name that the client has chosen: so it is known also where the host's answer did not come.
 *
 * @param kind what it is
 * @param name the client's name for it; the same for an iFolder and its usage
 */
public record Subject(Kind kind, String name) {

    /** The state of a record that is not there. */
    public static final String ABSENT = "(absent)";

    /** What a record is, and what its state says. */
    public enum Kind {
        /** An iFolder, by the mark in its description; its name. */
        IFOLDER,
        /** How large an iFolder is. */
        USAGE,
        /** What a member may do with an iFolder; shown to that member alone. */
        RIGHT,
        /** A member, by login name; the display name. */
        MEMBER,
        /** A report, by its id; who asked for it. */
        REPORT,
        /** How many reports somebody has asked for, by login name. */
        REPORT_COUNT
    }

    static Subject right(String mark, String login) {
        return new Subject(Kind.RIGHT, mark + " of " + login);
    }

    @Override
    public String toString() {
        return kind + " " + name;
    }
}
