package org.ifolder.replication.protocol;

/**
 * A committed change that waits in the outbox for its number.
 *
 * @param id place in the outbox; says nothing about numbers to come
 * @param change the bytes that {@link BatchFormat#write(Change)} made of the whole record
 */
public record PendingChange(long id, byte[] change) {
}
