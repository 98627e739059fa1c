/**
 * Replication of the collections between hosts.
 *
 * <p>Duty: no acknowledged change is lost (R7.1), each batch is applied once and in its authority's order on each host (R7.2).
 * Knows no concept: each record type brings a {@link org.ifolder.replication.record.Replica}, which CDI finds. What it needs to know of
 * hosts it asks through ports. Neighbours: {@code server}, {@code paging}. Within, each uses only those before it:
 * <ol>
 * <li>{@code protocol}: the rules as plain Java;</li>
 * <li>{@code record}: what a replicated record is, and the outbox that takes its changes;</li>
 * <li>{@code log}: streams, sealed batches and their positions in the database, and the transactions over them;</li>
 * <li>{@code relay}: the host's one relay in its two roles, catching up, and how far everybody is;</li>
 * <li>{@code jms}: the courier.</li>
 * </ol>
 */
package org.ifolder.replication;
