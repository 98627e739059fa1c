package org.ifolder.web.api.health;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether this host is there.
 *
 * @param status {@code UP}
 * @param joined whether the host belongs to a Domain
 * @param takesChanges whether it takes changes: after a start it first hears whether others have more of its records
 */
@Schema(description = "Whether a host is there.")
public record Health(
        @Schema(description = "Always UP: a host that is down does not answer.", examples = "UP") String status,
        @Schema(description = "Whether the host belongs to a Domain.", examples = "true") boolean joined,
        @Schema(description = "Whether the host takes changes. After a start it first hears, for some seconds at most, whether others have"
                + " more of its records than it has itself.", examples = "true") boolean takesChanges) {

    static final String UP = "UP";
}
