package org.ifolder.web.api.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.identity.login.IssuedTokens;

/** Tokens as the token endpoint of OAuth answers them (RFC 6749, section 5.1), in this API's spelling. */
@Schema(name = "Tokens", description = "Tokens of a login. The access token goes into the header field Authorization: Bearer.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TokensItem(
        @Schema(description = "Counts for one host.") String accessToken,
        @Schema(description = "How it is used.", examples = "Bearer") String tokenType,
        @Schema(description = "Seconds that it counts from now on.", examples = "600") long expiresIn,
        @Schema(description = "Buys the next tokens, once; not for a visit to another host.") String refreshToken,
        @Schema(description = "Seconds that it counts from now on.", examples = "2592000") Long refreshExpiresIn) {

    static TokensItem of(IssuedTokens tokens) {
        Duration refresh = tokens.refreshValidity();
        return new TokensItem(tokens.accessToken(), "Bearer", tokens.accessValidity().toSeconds(), tokens.refreshToken(),
                refresh == null ? null : refresh.toSeconds());
    }

    /** Without the tokens: they are never written to a log. */
    @Override
    public String toString() {
        return "tokens";
    }
}
