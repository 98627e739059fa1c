package org.ifolder.replication.relay;

/**
 * CDI event at the master: a slave has told how far it is.
 *
 * @param host the slave's id
 * @param lagChanges published changes that it has not confirmed
 */
public record ConfirmedHost(String host, long lagChanges) {
}
