package org.ifolder.web.api.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether this host is there.
 *
 * @param status {@code UP}
 * @param joined whether the host belongs to a Domain
 */
@Schema(description = "Whether a host is there.")
public record Health(
        @Schema(description = "Always UP: a host that is down does not answer.", examples = "UP") String status,
        @Schema(description = "Whether the host belongs to a Domain.", examples = "true") boolean joined) {

    static final String UP = "UP";
}
