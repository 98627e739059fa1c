package org.ifolder.web.api.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.Locale;
import org.ifolder.access.Caller;
import org.ifolder.report.ContentFormat;
import org.ifolder.report.ReportExport;
import org.ifolder.report.Reports;

/** Answers with a report's content in the form that the client prefers, as it is read. */
@RequestScoped
public class ReportContentAnswer {

    static final String CSV = "text/csv";

    private static final MediaType TABLE = new MediaType("text", "csv", "UTF-8");

    @Inject
    private Reports reports;

    @Inject
    private ReportExport export;

    /**
     * 200 with the content, or 406 when the client takes neither form.
     *
     * @throws org.ifolder.refusal.Refusal as {@link Reports#findWithContent}, before anything is sent
     */
    Response of(Caller caller, String id, Request request) {
        Variant chosen = request.selectVariant(List.of(new Variant(TABLE, (String) null, null),
                new Variant(MediaType.APPLICATION_JSON_TYPE, (String) null, null)));
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        reports.findWithContent(caller, id);
        ContentFormat format = chosen.getMediaType().isCompatible(TABLE) ? ContentFormat.CSV : ContentFormat.JSON;
        ReportExport source = export;
        StreamingOutput content = out -> source.write(caller, id, format, out);
        return Response.ok(content, chosen.getMediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"report-" + id + "." + format.name().toLowerCase(Locale.ROOT) + "\"")
                .build();
    }
}
