package org.ifolder.join;

import jakarta.validation.constraints.NotBlank;

/**
 * What an administrator gives a host so that it can join.
 *
 * @param masterAddress the master's private address
 * @param token the one-time token that was made at the master for this host
 */
public record JoinRequest(@NotBlank String masterAddress, @NotBlank String token) {

    @Override
    public String toString() {
        return "JoinRequest[" + masterAddress + "]";
    }
}
