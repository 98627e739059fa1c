package org.ifolder.report;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;

/** The reports that the caller may read at this moment, wherever they were generated (R1.3, R1.5). */
@Stateless
public class Reports {

    @Inject
    private ReadableReports readable;

    /** The reports, the newest first. {@link PageRequest#query} is the beginning of the login name of whoever asked for them. */
    public Page<Report> list(Caller caller, PageRequest request) {
        return Page.of(readable.page(caller, request), readable.count(caller, request), request);
    }

    /** One report. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none, or the caller may not read it */
    public Report find(Caller caller, String id) {
        Report report = readable.find(caller, id).orElseThrow(Reports::unknown);
        report.ifolders();
        return report;
    }

    /**
     * One report whose content can be read from start to end here and now.
     *
     * @throws Refusal {@code NOT_FOUND} as {@link #find}; {@code CONFLICT} when its generation failed; {@code UNAVAILABLE} while
     *         content is still under way to this host
     */
    public Report findWithContent(Caller caller, String id) {
        Report report = find(caller, id);
        if (report.outcome() != ReportOutcome.COMPLETE) {
            throw Refusal.conflict(null, "The report has no content: its generation failed.");
        }
        if (readable.chunksHere(id) != report.chunks()) {
            throw Refusal.unavailable("The report's content has not yet arrived at this host.");
        }
        return report;
    }

    /** The lines of one chunk of content. @throws Refusal {@code UNAVAILABLE} when it is not here (any more) */
    public List<String> lines(Report report, int chunk) {
        return readable.chunk(report.key(), chunk).map(ReportContent::lines)
                .orElseThrow(() -> Refusal.unavailable("A part of the report's content is not at this host."));
    }

    private static Refusal unknown() {
        return Refusal.notFound("There is no such report, or you may not read it.");
    }
}
