package org.ifolder.identity.login;

import java.time.Duration;

/**
 * What a login is answered with. No secret of it is kept or logged by the host.
 *
 * @param accessToken counts for the host that issued it, for {@code accessValidity}
 * @param accessValidity how long from now
 * @param refreshToken buys the next two tokens, once
 * @param refreshValidity how long from now
 */
public record IssuedTokens(String accessToken, Duration accessValidity, String refreshToken, Duration refreshValidity) {

    @Override
    public String toString() {
        return "tokens for " + accessValidity;
    }
}
