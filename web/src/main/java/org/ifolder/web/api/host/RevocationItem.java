package org.ifolder.web.api.host;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.host.Host;
import org.ifolder.rotation.Revocations.Acted;

/** Who has acted on the end of a host's key. */
@Schema(name = "Revocation", description = "Which hosts have shut out a host whose key has ended.")
public record RevocationItem(
        @Schema(description = "Id of the host whose key has ended.", examples = "4s80tk4389") String host,
        @Schema(description = "Its name.", examples = "host1") String name,
        @Schema(description = "The other hosts of the Domain.") List<ActedItem> hosts) {

    /** One host. */
    @Schema(name = "RevocationAct", description = "What one host has done.")
    public record ActedItem(
            @Schema(description = "Id of the host.", examples = "7h3k9x2m1q") String host,
            @Schema(description = "Its name.", examples = "host0") String name,
            @Schema(description = "When it had closed all channels, by its own clock; missing while it has not told.") Instant closedAt) {

        static ActedItem of(Acted acted) {
            return new ActedItem(acted.host().id(), acted.host().name(), acted.closedAt().orElse(null));
        }
    }

    static RevocationItem of(Host host, List<Acted> acts) {
        return new RevocationItem(host.id(), host.name(), acts.stream().map(ActedItem::of).toList());
    }
}
