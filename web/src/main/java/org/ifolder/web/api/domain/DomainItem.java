package org.ifolder.web.api.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.Domain;

/** The Domain. */
@Schema(name = "Domain", description = "The Domain.")
public record DomainItem(
        @Schema(description = "Id of the Domain.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") String id,
        @Schema(description = "Its name.", examples = "Example") String name,
        @Schema(description = "Number of the master's reign.", examples = "1") long epoch,
        @Schema(description = "Id of the host that is master in this epoch.", examples = "7h3k9x2m1q") String master) {

    static DomainItem of(Domain domain) {
        return new DomainItem(domain.key(), domain.name(), domain.epoch(), domain.masterId());
    }
}
