/**
 * Replication of the collections between hosts.
 *
 * <p>Duty: no acknowledged change is lost (R7.1), each batch is applied once and in its authority's order on each host (R7.2).
 * Knows no concept: each record type brings a {@link org.ifolder.replication.record.Replica}, which CDI finds. What it needs to know of
 * hosts it asks through ports. Neighbours: {@code server}, {@code paging}. Within, each uses only those before it:
 * <ol>
 * <li>{@code protocol}: the rules as plain Java, and in {@code digest}, {@code history}, {@code snapshot}, {@code catchup} and
 * {@code retention} those about what hosts prove and how they heal;</li>
 * <li>{@code record}: what a replicated record is, and the outbox that takes its changes;</li>
 * <li>{@code log}: streams, sealed batches and their positions in the database, and the transactions over them;</li>
 * <li>{@code catchup}: bringing a stream level with another host's, and taking this host's own streams back;</li>
 * <li>{@code agreement}: proving that hosts hold the same records, and finding the first that differs;</li>
 * <li>{@code relay}: the host's one relay in its two roles, and how far everybody is;</li>
 * <li>{@code repair}: what an administrator decides about a stream that does not go on by itself;</li>
 * <li>{@code upkeep}: what a host does of itself from time to time;</li>
 * <li>{@code jms}: the courier.</li>
 * </ol>
 */
package org.ifolder.replication;
