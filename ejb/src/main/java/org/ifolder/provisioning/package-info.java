/**
 * Decides on the master which host becomes a new member's home, and records it (R3.2, R3.3).
 * Neighbours: {@code domain}, {@code server}, {@code text}, {@code access}, {@code refusal}.
 */
package org.ifolder.provisioning;
