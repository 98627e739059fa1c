package org.ifolder.web.api.member;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The home that a member gets in the place of one that has left the Domain.
 *
 * @param homeHost id or name of a host; null to let the Domain decide
 */
@Schema(name = "HomeChange", description = "The home of a member whose home has left the Domain.")
public record HomeChange(@Schema(description = "Id or name of the host; without it the Domain decides.", examples = "host1") String homeHost) {
}
