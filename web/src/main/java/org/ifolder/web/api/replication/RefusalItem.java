package org.ifolder.web.api.replication;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.relay.Refusals.Refused;

/**
 * What one host's link has brought that was refused.
 *
 * @param host the host's id
 * @param count how often
 * @param reason why, the last time
 * @param at when that was
 */
@Schema(name = "RefusalItem", description = "What one host's link has brought that was refused, since the start of the host that is asked.")
public record RefusalItem(
        @Schema(description = "Id of the host whose link brought it.", examples = "01jd2v9k3p") String host,
        @Schema(description = "How often.", examples = "3") long count,
        @Schema(description = "Why, the last time.", examples = "the signature is not its authority's") String reason,
        @Schema(description = "When that was.", examples = "2026-01-01T12:00:00Z") Instant at) {

    static RefusalItem of(Refused refused) {
        return new RefusalItem(refused.host(), refused.count(), refused.reason(), Instant.ofEpochMilli(refused.at()));
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "RefusalPage", description = "A page of refusals.")
    record Paged(List<RefusalItem> items, long total, int page, int size) {
    }
}
