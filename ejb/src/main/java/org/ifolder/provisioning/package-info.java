/**
 * Decides on the master which host becomes a new member's home, and records it (R3.2, R3.3).
 * Neighbours: {@code domain.member}, {@code domain.host}.
 */
package org.ifolder.provisioning;
