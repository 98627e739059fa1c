/**
 * How hosts speak to each other by private address (R2.3): ports towards other hosts, and who another host proves to be.
 *
 * <p>Allowed neighbours: {@code access}, {@code refusal}; implementations also use {@code domain} and {@code identity}.
 */
package org.ifolder.peer;
