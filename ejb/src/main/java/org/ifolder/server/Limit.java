package org.ifolder.server;

/**
 * Every limit of the product, with its default. Each can be set as {@code ifolder.limit.<name>} through MicroProfile Config; see
 * {@link Limits}. Lengths of text are counted in Unicode code points after normalisation to NFC.
 */
public enum Limit {

    /** Most rows a page of a list. */
    PAGE_SIZE("page-size", 500),

    /** Bytes of a JSON request body. */
    BODY_BYTES("body-bytes", 1_048_576),

    /** Entries of a list inside a request body, such as the iFolders of a report. */
    LIST_SIZE("list-size", 1_000),

    /** Length of a login name. */
    LOGIN("login", 64),

    /** Length of a name: of a person, a host, a group, an iFolder, a report, the Domain. */
    NAME("name", 255),

    /** Length of a description. */
    DESCRIPTION("description", 2_000),

    /** Length of an e-mail address (RFC 5321, section 4.5.3.1). */
    EMAIL("email", 254),

    /** Length of a host's address, a URL. */
    ADDRESS("address", 255),

    /** Labels a host. */
    LABELS("labels", 20),

    /** Length of one label of a host. */
    LABEL("label", 63),

    /** Former login names that are remembered of one member; the oldest is forgotten first. */
    FORMER_NAMES("former-names", 20),

    /** Length of a distinguished name from a directory. */
    DISTINGUISHED_NAME("distinguished-name", 1_000),

    /** Length of an id that a request names. */
    ID("id", 200),

    /** Fewest characters of a password. */
    PASSWORD_MINIMUM("password-minimum", 8),

    /** Most characters of a password. */
    PASSWORD("password", 256),

    /** Bytes of one entry of an LDIF file, its folded lines and comments included. */
    IMPORT_ENTRY_BYTES("import-entry-bytes", 1_048_576),

    /** Entries of an LDIF file that are taken in one transaction. */
    IMPORT_BATCH("import-batch", 200),

    /** Refused entries, and skipped entries, that the result of an import lists one by one; it counts all. */
    IMPORT_LISTED("import-listed", 500);

    private final String key;
    private final int standard;

    Limit(String key, int standard) {
        this.key = "ifolder.limit." + key;
        this.standard = standard;
    }

    /** The setting's full name. */
    public String key() {
        return key;
    }

    /** The value where nothing is set. */
    public int standard() {
        return standard;
    }
}
