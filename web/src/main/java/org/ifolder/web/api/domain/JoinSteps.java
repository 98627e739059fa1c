package org.ifolder.web.api.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.join.JoinStep;
import org.ifolder.join.JoinStepReport;

/** How far a host is with joining. */
@Schema(name = "JoinSteps", description = "How far a host is with joining.")
public record JoinSteps(@Schema(description = "The steps in their order.") List<Item> steps) {

    static JoinSteps of(List<JoinStepReport> reports) {
        return new JoinSteps(reports.stream().map(report -> new Item(report.step(), report.state(), report.detail(), report.cure())).toList());
    }

    /** One step. */
    @Schema(name = "JoinStep", description = "A step of joining.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Schema(description = "Which.", examples = "REACH_MASTER") JoinStep step,
            @Schema(description = "How far it is.", examples = "FAILED") JoinStepReport.State state,
            @Schema(description = "What was done, or why it failed.") String detail,
            @Schema(description = "What to do about a failure.") String cure) {
    }
}
