package org.ifolder.web.api.replication;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.quarantine.QuarantinedHost;

/** A host to whose link nothing is listened. */
@Schema(name = "QuarantineItem", description = "A host to whose link nothing is listened at the host that is asked, until an administrator lifts that.")
public record QuarantineItem(
        @Schema(description = "Id of the host.", examples = "01jd2v9k3p") String host,
        @Schema(description = "Since when.", examples = "2026-01-01T12:00:00Z") Instant since,
        @Schema(description = "What was refused last.", examples = "the signature is not its authority's") String reason) {

    static QuarantineItem of(QuarantinedHost host) {
        return new QuarantineItem(host.host(), host.since(), host.reason());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "QuarantinePage", description = "A page of hosts in quarantine.")
    record Paged(List<QuarantineItem> items, long total, int page, int size) {
    }
}
