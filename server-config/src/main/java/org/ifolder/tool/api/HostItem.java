package org.ifolder.tool.api;

import java.net.URI;

/**
 * A host as the Domain knows it (R2.1).
 *
 * @param id its id
 * @param name its unique name
 * @param role MASTER or SLAVE
 * @param publicAddress what users reach it by
 * @param privateAddress what hosts reach it by
 * @param state JOINING, ACTIVE, MAINTENANCE, DRAINING or LEFT
 * @param fingerprint thumbprint of its public key (RFC 7638, SHA-256, base64url)
 * @param keyInForce whether its key counts: not after it was revoked, nor once the host has left
 */
public record HostItem(
        String id, String name, String role, URI publicAddress, URI privateAddress, String state, String fingerprint,
        Boolean keyInForce) {

    /**
     * Whether the host is the Domain's master.
     *
     * @return true if so
     */
    public boolean isMaster() {
        return "MASTER".equals(role);
    }
}
