package org.ifolder.replication.protocol.snapshot;

import org.ifolder.replication.protocol.Cursor;

/**
 * How far a host has a stream, in the transaction in which it looked at the records.
 *
 * @param cursor the last batch applied or sealed
 * @param pending changes in the host's own outbox that its records show already and no batch does
 * @param settled the first sequence at which the records are those of the cursor
 */
public record RecordStanding(Cursor cursor, long pending, long settled) {

    /** Whether both hosts must have the same records. */
    boolean mustAgreeWith(RecordStanding other) {
        return cursor.equals(other.cursor) && isSettled() && other.isSettled();
    }

    private boolean isSettled() {
        return pending == 0 && cursor.sequence() >= settled;
    }
}
