package org.ifolder.web.api.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.report.Report;

/**
 * A report, as it is shown alone.
 *
 * @param report what lists show of it
 * @param ifolders ids of the iFolders that it names
 */
@Schema(name = "ReportDetail", description = "A report with the iFolders that it names.")
public record ReportDetail(
        @JsonUnwrapped ReportItem report,
        @Schema(description = "Ids of the iFolders that it names; none where it is about all in its scope.")
        List<String> ifolders) {

    static ReportDetail of(Report report) {
        return new ReportDetail(ReportItem.of(report), List.copyOf(report.ifolders()));
    }
}
