/**
 * The Catalog collection (R1.2): which iFolders there are, who holds which right on them, how large they are; and the acts that
 * change it on the host on which an iFolder lives.
 *
 * <p>Duty: exactly one OWNER an iFolder, orphans apart (R3.5); a right counts only while its member is ACTIVE; nobody learns of an
 * iFolder on which they hold no right (R1.5). Small records, so that one grant on an iFolder of 10,000 members sends one of them.
 * Neighbours: {@code domain}, {@code replication}, {@code server}, {@code peer}, {@code text}, {@code paging}, {@code access},
 * {@code refusal}.
 *
 * <p>Locks are taken in one order, member, iFolder, right, so that no two acts wait for each other: a member's row is locked while
 * they are given something, so that a removal of the member comes wholly before or wholly after it.
 */
package org.ifolder.catalog;
