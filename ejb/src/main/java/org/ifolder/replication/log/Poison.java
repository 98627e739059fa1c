package org.ifolder.replication.log;

import org.ifolder.replication.protocol.Change;

/**
 * A change that cannot be applied here.
 *
 * @param reason why, in the words of what failed
 */
public record Poison(Change change, String reason) {

    @Override
    public String toString() {
        return change.type() + " " + change.key() + " " + change.version() + ": " + reason;
    }
}
