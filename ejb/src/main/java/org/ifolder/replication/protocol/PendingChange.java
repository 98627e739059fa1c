package org.ifolder.replication.protocol;

import org.ifolder.replication.protocol.digest.ContentChange;

/**
 * A committed change that waits in the outbox for its number.
 *
 * @param id place in the outbox; says nothing about numbers to come
 * @param change the bytes that {@link BatchFormat#write(Change)} made of the whole record
 * @param content what the change does to the content that the digest covers
 */
public record PendingChange(long id, byte[] change, ContentChange content) {
}
