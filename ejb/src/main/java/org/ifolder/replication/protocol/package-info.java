/**
 * The replication protocol as plain Java: what a change, a batch and a cursor are, how an authority numbers and seals, how a
 * receiver judges. No container, no JPA, no JMS; the same classes run in the server and in the seeded simulation.
 * Uses nothing of the rest of the product.
 */
package org.ifolder.replication.protocol;
