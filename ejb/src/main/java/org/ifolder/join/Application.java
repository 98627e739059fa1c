package org.ifolder.join;

import org.ifolder.domain.host.HostDescription;

/**
 * What a new host says to the master.
 *
 * @param secret that of the join token
 * @param host the new host as it describes itself
 * @param signature the new host's signature over its description and the token, which proves that it holds the private key
 */
public record Application(String secret, HostDescription host, String signature) {

    @Override
    public String toString() {
        return "Application[" + host + "]";
    }
}
