package org.ifolder.join;

import jakarta.validation.constraints.NotBlank;

/**
 * What an administrator gives a host so that it can join.
 *
 * @param masterAddress the master's private address
 * @param masterFingerprint thumbprint of the master's public key (RFC 7638, SHA-256, base64url)
 * @param secret the Domain's join secret
 */
public record JoinRequest(@NotBlank String masterAddress, @NotBlank String masterFingerprint, @NotBlank String secret) {

    @Override
    public String toString() {
        return "JoinRequest[" + masterAddress + ", " + masterFingerprint + "]";
    }
}
