/**
 * Replication of the collections between hosts: outbox, relay, receipt of batches, catching up, progress.
 *
 * <p>Duty: no acknowledged change is lost (R7.1), each batch is applied once and in its authority's order on each host (R7.2).
 * Knows no concept: each record type brings a {@link org.ifolder.replication.Replica}, which CDI finds. What it needs to know of
 * hosts it asks through ports. Neighbours: {@code server}, {@code paging}.
 */
package org.ifolder.replication;
