package org.ifolder.provisioning;

/**
 * Which host becomes the home, and why (R3.2).
 *
 * @param hostId id of a host that is {@code ACTIVE}
 * @param reason a sentence for administrators
 */
public record HomeHostChoice(String hostId, String reason) {
}
