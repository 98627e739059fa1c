package org.ifolder.replication.protocol;

/**
 * How far a stream is known: the last batch's incarnation, its last sequence and its hash.
 *
 * @param incarnation the run of the authority's numbering that the last batch belongs to
 * @param sequence the last change's number; 0 before the first
 * @param hash SHA-256 of the last batch's bytes, base64url
 */
public record Cursor(String incarnation, long sequence, String hash) {

    /** Before the first batch of a stream. */
    public static final Cursor START = new Cursor("", 0, "");
}
