package org.ifolder.replication.record;

import java.util.Optional;
import java.util.function.Supplier;
import org.ifolder.replication.protocol.Change;

/**
 * This host has changed a record of its own. Fired in the transaction that changes it.
 *
 * @param change the record as it is now
 * @param before the record as it was; empty for one that is new. Asking costs a query
 */
public record RecordTaken(Change change, Supplier<Optional<Change>> before) {
}
