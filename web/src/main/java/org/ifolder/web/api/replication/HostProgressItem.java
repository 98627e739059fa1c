package org.ifolder.web.api.replication;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.server.HostRole;

/**
 * How far a host is.
 *
 * @param host the host's id
 * @param name its name; null while its record is not known here
 * @param role master or slave
 * @param state its state; null while its record is not known here
 * @param position the highest position below which it has confirmed everything
 * @param backlog changes of the host that the master has not got yet
 * @param lagChanges published changes that the host has not confirmed
 * @param lagSeconds age of the oldest of them by the master's clock
 * @param lastSignOfLife when it was last heard of by the master's clock; null for never
 * @param agreement whether it has the same records as the master
 * @param asOf the moment as of which it was last known to have all that the master had, and nothing else; null for never
 * @param clockAheadSeconds by how much its clock is ahead of the master's; negative where it is behind
 * @param secondCopySince since when another process speaks in its name too; null while none does
 */
@Schema(description = "How far a host is.")
public record HostProgressItem(
        @Schema(description = "Id of the host.", examples = "01jd2v8h6w") String host,
        @Schema(description = "Name of the host.", examples = "host1") String name,
        @Schema(description = "Role of the host.", examples = "SLAVE") HostRole role,
        @Schema(description = "State of the host.", examples = "ACTIVE") HostState state,
        @Schema(description = "The highest position below which the host has confirmed everything.", examples = "812") long position,
        @Schema(description = "Changes of the host that the master has not got yet.", examples = "0") long backlog,
        @Schema(description = "Published changes that the host has not confirmed.", examples = "0") long lagChanges,
        @Schema(description = "Age of the oldest of them in seconds, by the master's clock.", examples = "0.0") double lagSeconds,
        @Schema(description = "When the host was last heard of, by the master's clock; null for never.",
                examples = "2026-01-01T12:00:00Z") Instant lastSignOfLife,
        @Schema(description = "Whether the host has the same records as the master: IDENTICAL, BEHIND, UNKNOWN, STOPPED or DIFFERING.",
                examples = "IDENTICAL") String agreement,
        @Schema(description = "The moment, by the master's clock, as of which the host was last known to have all that the master had,"
                + " and nothing else; null for never.", examples = "2026-01-01T12:00:00Z") Instant asOf,
        @Schema(description = "By how many seconds the host's clock is ahead of the master's; negative where it is behind.",
                examples = "0") long clockAheadSeconds,
        @Schema(description = "Since when another process speaks in the host's name too; null while none does.")
        Instant secondCopySince) {

    static HostProgressItem of(HostProgress progress, Host host, HostRole role) {
        return new HostProgressItem(progress.host(), host == null ? null : host.name(), role, host == null ? null : host.state(),
                progress.position(), progress.backlog(), progress.lagChanges(), progress.lagSeconds(),
                instant(progress.lastSignOfLife()), progress.agreement().state().name(), instant(progress.agreement().asOf()),
                progress.clockAheadSeconds(), instant(progress.secondCopySince()));
    }

    static Instant instant(long milliseconds) {
        return milliseconds == 0 ? null : Instant.ofEpochMilli(milliseconds);
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "HostProgressPage", description = "A page of the hosts' progress.")
    record Paged(List<HostProgressItem> items, long total, int page, int size) {
    }
}
