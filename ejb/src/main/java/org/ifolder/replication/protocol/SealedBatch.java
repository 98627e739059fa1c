package org.ifolder.replication.protocol;

/**
 * Changes of one authority, numbered, with the bytes fixed and signed. Sent and relayed as these bytes only; never built anew.
 *
 * @param header what the bytes say of themselves
 * @param body the transmitted bytes, which the signature covers; not to be modified
 * @param signature the authority's signature over {@code body}
 * @param hash SHA-256 of {@code body}, base64url
 */
public record SealedBatch(BatchHeader header, byte[] body, String signature, String hash) {

    public StreamId stream() {
        return header.stream();
    }

    /** The cursor of a host that has applied this batch. */
    public Cursor cursor() {
        return new Cursor(header.incarnation(), header.to(), hash);
    }

    @Override
    public String toString() {
        return header.stream() + " " + header.from() + ".." + header.to();
    }
}
