package org.ifolder.catalog;

/** What a right allows its holder to do with an iFolder. */
public enum RightLevel {
    /** Everything: to share, transfer and delete it too. Exactly one member holds it, unless the iFolder is an orphan (R3.5). */
    OWNER,
    /** To read and change what is in it. */
    READ_WRITE,
    /** To read what is in it. */
    READ_ONLY
}
