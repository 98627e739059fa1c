package org.ifolder.web.api.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.audit.AuditEntry;

/** That a person has done something. */
@Schema(name = "AuditEntry", description = "That a person has done something on this host.")
public record AuditItem(
        @Schema(description = "Its place in the chain; missing for a second after it was done.", examples = "17") Long sequence,
        @Schema(description = "When, by this host's clock.", examples = "2026-02-03T04:05:06.789Z") Instant at,
        @Schema(description = "Login name of who did it; missing where nobody was logged in.", examples = "kvaughan") String login,
        @Schema(description = "Id of the member who did it; missing for a host's operator.") String member,
        @Schema(description = "Id of the host that passed the request on.") String via,
        @Schema(description = "The address from which the request came.", examples = "192.0.2.7") String source,
        @Schema(description = "What was done: the type of the record that was changed, or the name of the operation.", examples = "member") String action,
        @Schema(description = "What it was done to.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") String target,
        @Schema(description = "The record before.", type = SchemaType.OBJECT) @JsonRawValue String before,
        @Schema(description = "The record after.", type = SchemaType.OBJECT) @JsonRawValue String after,
        @Schema(description = "The hash over this entry and the one before it.") String hash) {

    static AuditItem of(AuditEntry entry) {
        return new AuditItem(entry.sequence().orElse(null), entry.at(), entry.actor().login(), entry.actor().memberId(), entry.actor().via(),
                entry.actor().source(), entry.action(), entry.target(), entry.before(), entry.after(), entry.hash());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "AuditPage", description = "A page of entries.")
    record Paged(List<AuditItem> items, long total, int page, int size) {
    }
}
