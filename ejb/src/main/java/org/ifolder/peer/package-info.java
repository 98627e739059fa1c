/**
 * How hosts speak to each other by private address (R2.3): ports towards other hosts, and who another host proves to be.
 *
 * <p>Neighbours: {@code domain} (addresses), {@code replication} (whose ports it implements), {@code server}, {@code access},
 * {@code refusal}. How a host proves itself it asks through a port that {@code identity} implements.
 */
package org.ifolder.peer;
