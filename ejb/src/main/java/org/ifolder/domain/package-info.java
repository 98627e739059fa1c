/**
 * The iFolder Domain: itself, and in sub-packages its hosts, members and groups. Records of the Domain collection, whose authority
 * is the master, always (R1.1).
 *
 * <p>Neighbours: {@code replication} (records and outbox), {@code server}, {@code text}, {@code paging}, {@code access},
 * {@code refusal}. Knows neither how a home host is chosen nor any directory.
 */
package org.ifolder.domain;
