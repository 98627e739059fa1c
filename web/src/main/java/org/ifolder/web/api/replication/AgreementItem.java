package org.ifolder.web.api.replication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.HostAgreement;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;

/**
 * Whether all hosts have the same records.
 *
 * @param state that of the host that is worst off
 * @param asOf the moment as of which all hosts were last known to have all that the master had; null for never
 * @param hosts one item a host
 */
@Schema(name = "Agreement", description = "Whether all hosts have the same records.")
public record AgreementItem(
        @Schema(description = "The worst of the hosts' states: IDENTICAL, BEHIND, UNKNOWN, STOPPED or DIFFERING.",
                examples = "IDENTICAL") String state,
        @Schema(description = "The moment, by the master's clock, as of which all hosts were last known to have all that the master"
                + " had, and nothing else; null for never.", examples = "2026-01-01T12:00:03Z") Instant asOf,
        @Schema(description = "One item a host.") List<OfHost> hosts) {

    /**
     * Whether one host has the same records as the master.
     *
     * @param host the host's id
     * @param name its name; null while its record is not known here
     * @param state what holds now
     * @param asOf the moment as of which it was last known to have all that the master had; null for never
     * @param since when the state began; null where that is not known
     * @param streams the streams because of which it is not IDENTICAL
     */
    @Schema(name = "HostAgreement", description = "Whether a host has the same records as the master.")
    public record OfHost(
            @Schema(description = "Id of the host.", examples = "01jd2v8h6w") String host,
            @Schema(description = "Name of the host.", examples = "host0") String name,
            @Schema(description = "IDENTICAL, BEHIND, UNKNOWN, STOPPED or DIFFERING.", examples = "IDENTICAL") String state,
            @Schema(description = "The moment as of which it was last known to have all that the master had, and nothing else.",
                    examples = "2026-01-01T12:00:03Z") Instant asOf,
            @Schema(description = "When the state began.", examples = "2026-01-01T11:00:00Z") Instant since,
            @Schema(description = "The streams because of which it is not IDENTICAL.") List<OfStream> streams) {

        static OfHost of(HostProgress progress, String name) {
            HostAgreement agreement = progress.agreement();
            return new OfHost(progress.host(), name, agreement.state().name(), HostProgressItem.instant(agreement.asOf()),
                    HostProgressItem.instant(agreement.since()), agreement.streams().stream().map(OfStream::of).toList());
        }
    }

    /**
     * A stream in which a host is not as the master.
     *
     * @param condition whether the stream flows there
     * @param reason why it does not; null while it flows, or where only the host itself knows
     * @param difference how the records differ; null while they are not known to
     */
    @Schema(name = "StreamConcern", description = "A stream in which a host is not as the master.")
    public record OfStream(
            @Schema(description = "The collection.", examples = "DOMAIN") CollectionName collection,
            @Schema(description = "Id of the host that numbers the stream.", examples = "01jd2v8h6w") String authority,
            @Schema(description = "STREAMING, TAKING_BACK, SNAPSHOT, POISON, FOREIGN or FORK.", examples = "STREAMING") String condition,
            @Schema(description = "Why it is not STREAMING; null while it is, or where only the host itself knows.") String reason,
            @Schema(description = "How the records differ; null while they are not known to.",
                    examples = "member 01jd2v8h6w-01jd: version 1.1.3 here, 1.1.4 at its authority") String difference) {

        static OfStream of(HostAgreement.Concern concern) {
            return new OfStream(concern.collection(), concern.authority(), concern.condition() == null ? null : concern.condition().name(),
                    concern.reason(), concern.difference());
        }
    }

    static AgreementItem of(List<HostProgress> hosts, Map<String, String> names) {
        State worst = hosts.stream().map(host -> host.agreement().state()).max(Comparator.naturalOrder()).orElse(State.UNKNOWN);
        long asOf = hosts.stream().mapToLong(host -> host.agreement().asOf()).min().orElse(0);
        return new AgreementItem(worst.name(), HostProgressItem.instant(asOf),
                hosts.stream().map(host -> OfHost.of(host, names.get(host.host()))).toList());
    }
}
