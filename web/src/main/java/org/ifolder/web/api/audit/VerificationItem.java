package org.ifolder.web.api.audit;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.audit.Verification;

/** Whether the trail is whole. */
@Schema(name = "AuditVerification", description = "Whether the audit trail of this host is whole.")
public record VerificationItem(
        @Schema(description = "WHOLE; BROKEN where an entry was changed, taken away or put in; CUT where entries are missing or others that another host"
                + " has heard of.", examples = "WHOLE") State state,
        @Schema(description = "Entries that hold, from the first on.", examples = "1207") long verified,
        @Schema(description = "The first place at which the chain does not hold.", examples = "12") Long brokenAt,
        @Schema(description = "What other hosts have heard.") List<Witness> witnesses) {

    /** What was found. */
    enum State {
        WHOLE, BROKEN, CUT
    }

    /** What another host has heard. */
    @Schema(name = "AuditWitness", description = "What another host has heard of this trail.")
    record Witness(
            @Schema(description = "Id of the host.", examples = "7h3k9x2m1q") String host,
            @Schema(description = "The last entry that it has heard of; missing where it has heard of none, or does not answer.") Long sequence,
            @Schema(description = "When, by that host's clock.") Instant heardAt,
            @Schema(description = "Whether the trail has all that it has heard of still; missing where nothing is known.") Boolean agrees,
            @Schema(description = "The first entry that it has heard of and that stands in the trail no more as it was.", examples = "12") Long contradicted) {

        static Witness of(Verification.Witness witness) {
            return new Witness(witness.host(), witness.heard().map(heard -> heard.head().sequence()).orElse(null),
                    witness.heard().map(heard -> Instant.ofEpochMilli(heard.at())).orElse(null), witness.heard().map(heard -> witness.agrees()).orElse(null),
                    witness.contradicted().orElse(null));
        }
    }

    static VerificationItem of(Verification found) {
        State state = found.brokenAt().isPresent() ? State.BROKEN : found.isWhole() ? State.WHOLE : State.CUT;
        return new VerificationItem(state, found.head().sequence(), found.brokenAt().orElse(null),
                found.witnesses().stream().map(Witness::of).toList());
    }
}
