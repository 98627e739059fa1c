package org.ifolder.web.api.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.report.Report;
import org.ifolder.report.ReportKind;
import org.ifolder.report.ReportOutcome;
import org.ifolder.report.ReportReaders;
import org.ifolder.report.ReportScope;

/**
 * A report, as lists show it.
 *
 * @param id its id
 * @param kind what it tells
 * @param scope how far it looks
 * @param readers who may read it
 * @param host id of the host that generated it
 * @param generatedAt when its generation ended
 * @param generatedBy login name of whoever asked for it
 * @param requester id of the member who asked for it; null for an administrator
 * @param columns the names of its columns
 * @param rows number of its rows
 * @param outcome how its generation ended
 * @param reason why it failed; null where it did not
 */
@Schema(name = "Report", description = "A report that was generated.")
public record ReportItem(
        @Schema(description = "Its id.", examples = "01jd2v9k3p-01jd4c2w8x5m9r6t1y3p7q0s4v") String id,
        @Schema(description = "What it tells.", examples = "IFOLDERS") ReportKind kind,
        @Schema(description = "How far it looks: one host, or the whole Domain.", examples = "DOMAIN") ReportScope scope,
        @Schema(description = "Who may read it: administrators alone, or also who holds a right on all iFolders that it names.",
                examples = "ADMINISTRATORS") ReportReaders readers,
        @Schema(description = "Id of the host that generated it.", examples = "01jd2v9k3p") String host,
        @Schema(description = "When its generation ended.", examples = "2026-01-01T12:00:00Z") Instant generatedAt,
        @Schema(description = "Login name of whoever asked for it.", examples = "admin") String generatedBy,
        @Schema(description = "Id of the member who asked for it; null for an administrator.", nullable = true) String requester,
        @Schema(description = "The names of its columns, in order.") List<String> columns,
        @Schema(description = "Number of its rows.", examples = "300") long rows,
        @Schema(description = "How its generation ended.", examples = "COMPLETE") ReportOutcome outcome,
        @Schema(description = "Why it failed; null where it did not.", nullable = true) String reason) {

    static ReportItem of(Report report) {
        return new ReportItem(report.key(), report.kind(), report.scope(), report.readers(), report.host(), report.generatedAt(),
                report.generatedBy(), report.requester().orElse(null), report.columns(), report.rows(), report.outcome(),
                report.reason().orElse(null));
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "ReportPage", description = "A page of reports.")
    record Paged(List<ReportItem> items, long total, int page, int size) {
    }
}
