package org.ifolder.explanation;

/** The one fact that decides whether a member can work in an iFolder, the first that holds. */
public enum Obstacle {

    /** No member has this id or login name. */
    MEMBER_UNKNOWN("No member has this id or login name, as far as this host knows."),

    /** The member is disabled or removed, and cannot log in. */
    MEMBER_NOT_ACTIVE("The member is not active, and cannot log in."),

    /** The home host has left or never came: nobody checks the member's password. */
    HOME_NOT_IN_SERVICE("The member's home host is not in service: an administrator gives the member another home."),

    /** Nothing was heard of the home host: the member may be unable to log in. */
    HOME_SILENT("Nothing is heard of the member's home host: the member may be unable to log in."),

    /** No iFolder has this id. */
    IFOLDER_UNKNOWN("No iFolder has this id, as far as this host knows."),

    /** Nobody has given the member a right. */
    NO_RIGHT("The member holds no right on the iFolder: its owner or an administrator can give one."),

    /** The iFolder is disabled. */
    IFOLDER_DISABLED("The iFolder is disabled: its owner or an administrator can enable it."),

    /** The host on which the iFolder lives has left, or never came. */
    HOST_NOT_IN_SERVICE("The host on which the iFolder lives is not in service."),

    /** Nothing was heard of the host on which the iFolder lives. */
    HOST_SILENT("Nothing is heard of the host on which the iFolder lives."),

    /** The host on which the iFolder lives may not know of the member, of the member's state or of the right yet. */
    HOST_BEHIND("The host on which the iFolder lives has not all records yet: it may not know of a change that was made a moment ago."),

    /** The member can work. */
    NONE("Nothing stands in the way, as far as this host knows.");

    private final String sentence;

    Obstacle(String sentence) {
        this.sentence = sentence;
    }

    /** What it means, and what to do about it. */
    public String sentence() {
        return sentence;
    }
}
