package org.ifolder.web.api.replication;

import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.repair.Fork;

/**
 * Which side of a fork counts.
 *
 * @param keep whose content
 */
@Schema(name = "ForkDecision", description = "Which side of a fork counts.")
public record ForkDecision(
        @Schema(description = "MINE: the authority's content. THEIRS: that of the other history's holder. NEWER: of each record the newer"
                + " version, of two equal ones the authority's.", examples = "NEWER") @NotNull Fork.Keep keep) {

    /**
     * What a decision has done.
     *
     * @param decided how many records have a new version
     * @param lostCount how many of them had another content that counts no more
     * @param lost the first thousand of those
     */
    @Schema(name = "ForkDecided", description = "What the decision about a fork has done.")
    public record Result(
            @Schema(description = "How many records have a new version.", examples = "2") long decided,
            @Schema(description = "How many of them had another content that counts no more.", examples = "1") long lostCount,
            @Schema(description = "The first thousand of those; the log names all.") List<Lost> lost) {

        static Result of(Fork.Decision decision) {
            return new Result(decision.decided(), decision.lostCount(), decision.lost().stream().map(Lost::of).toList());
        }
    }

    /**
     * Content that counts no more.
     *
     * @param host id of the host that had it
     */
    @Schema(name = "ForkLost", description = "Content that counts no more.")
    public record Lost(
            @Schema(description = "Type of the record.", examples = "ifolder") String type,
            @Schema(description = "Key of the record.", examples = "01jd2v9k3p-01jd30") String key,
            @Schema(description = "The version that counts no more.", examples = "0.1.4") String version,
            @Schema(description = "Id of the host that had it.", examples = "01jd2v8h6w") String host) {

        static Lost of(Fork.Lost lost) {
            return new Lost(lost.type(), lost.key(), lost.version(), lost.host());
        }
    }
}
