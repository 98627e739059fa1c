package org.ifolder.web.api.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.join.IssuedToken;
import org.ifolder.join.JoinToken;
import org.ifolder.join.JoinTokenState;

/** A one-time token by which a new host comes into the Domain (R2.5). */
@Schema(name = "JoinToken", description = "A one-time token by which a new host comes into the Domain.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JoinTokenItem(
        @Schema(description = "Says which token it is; of no use for joining.", examples = "01jd2v8h6w3t5y7z9b1c4f6g8j") String id,
        @Schema(description = "The name of the host that may join with it.", examples = "host3") String hostName,
        @Schema(description = "The token itself; shown once, when it is made.",
                examples = "78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY.8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw") String token,
        @Schema(description = "What it is good for.", examples = "OPEN") JoinTokenState state,
        @Schema(description = "Login of the administrator who made it.", examples = "administrator") String madeBy,
        @Schema(description = "When it was made.") Instant madeAt,
        @Schema(description = "From when on it lets nobody in.") Instant expiresAt,
        @Schema(description = "When a host was let in with it.") Instant usedAt,
        @Schema(description = "Thumbprint of that host's key (RFC 7638, SHA-256, base64url).") String usedBy) {

    static JoinTokenItem of(JoinToken token, Instant now) {
        return of(token, null, now);
    }

    static JoinTokenItem of(IssuedToken issued, Instant now) {
        return of(issued.token(), issued.text(), now);
    }

    private static JoinTokenItem of(JoinToken token, String text, Instant now) {
        return new JoinTokenItem(token.id(), token.hostName(), text, token.state(now), token.madeBy(), token.madeAt(), token.expiresAt(),
                token.usedAt(), token.usedBy());
    }

    @Override
    public String toString() {
        return "JoinTokenItem[" + id + "]";
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "JoinTokenPage", description = "A page of join tokens.")
    record Paged(List<JoinTokenItem> items, long total, int page, int size) {
    }
}
