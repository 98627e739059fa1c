package org.ifolder.web.api.report;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.report.Report;
import org.ifolder.report.ReportGeneration;
import org.ifolder.report.ReportRequest;
import org.ifolder.report.Reports;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Generates reports on this host, and shows those that the caller may read, wherever they were generated (R1.3). */
@Path("/reports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportsResource {

    private static final String EXAMPLE_FIELDS = """
            "id":"01jd2v9k3p-01jd4c2w8x5m9r6t1y3p7q0s4v","kind":"IFOLDERS","scope":"DOMAIN","readers":"ADMINISTRATORS",
            "host":"01jd2v9k3p","generatedAt":"2026-01-01T12:00:00Z","generatedBy":"admin","requester":null,
            "columns":["id","name","sizeBytes"],"rows":300,"outcome":"COMPLETE","reason":null""";

    private static final String EXAMPLE = "{" + EXAMPLE_FIELDS + ",\"ifolders\":[]}";

    private static final String TYPE = "report";

    @Inject
    private ReportGeneration generation;

    @Inject
    private Reports reports;

    @Inject
    private ReportContentAnswer content;

    @Inject
    private CurrentCaller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "Generate a report", description = "From this host's copy, at once. An administrator's report is about any"
            + " iFolders and is read by administrators. A member's is about those that they name, or all that they hold a right on, and"
            + " is read by whoever holds a right on all of them. A generation that fails is answered with a report that says so.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportRequest.class),
            examples = {@ExampleObject(name = "whole Domain", value = "{\"kind\":\"IFOLDERS\",\"scope\":\"DOMAIN\"}"),
                @ExampleObject(name = "named iFolders", value = "{\"kind\":\"IFOLDERS\",\"scope\":\"DOMAIN\","
                        + "\"ifolders\":[\"01jd2v8h6w-01jd3z7q2m6s1x4c8v5b9n0k3h\"]}")}))
    @APIResponse(responseCode = "201", description = "The report.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportDetail.class),
            examples = @ExampleObject(name = "report", value = EXAMPLE)))
    public Response generate(@Valid ReportRequest input) {
        Report report = generation.generate(caller.get(), input);
        return RecordAnswer.created("reports/{id}", RecordReference.of(TYPE, report), ReportDetail.of(report));
    }

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "Reports", description = "Those that the caller may read, of all hosts, the newest first. The query is"
            + " compared with the beginning of the login name of whoever asked for them.")
    @APIResponse(responseCode = "200", description = "A page of reports.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportItem.Paged.class),
            examples = @ExampleObject(name = "one report",
                    value = "{\"items\":[{" + EXAMPLE_FIELDS + "}],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<ReportItem> list(@BeanParam Paging paging) {
        return reports.list(caller.get(), paging.request()).map(ReportItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "A report", description = "Without its rows. 404 for one that the caller may not read.")
    @APIResponse(responseCode = "200", description = "The report.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ReportDetail.class),
            examples = @ExampleObject(name = "report", value = EXAMPLE)))
    public Response get(@Parameter(description = "Id of the report.") @PathParam("id") String id, @Context Request request) {
        Report report = reports.find(caller.get(), id);
        return RecordAnswer.shown(request, RecordReference.of(TYPE, report), ReportDetail.of(report));
    }

    @GET
    @Path("/{id}/content")
    @Produces({ReportContentAnswer.CSV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "A report's rows", description = "As a table (RFC 4180) or as a JSON array of objects, whichever Accept"
            + " prefers. Texts that a spreadsheet would take for a formula begin with an apostrophe in the table. 409 when the"
            + " generation failed, 503 while content is still under way to this host.")
    @APIResponse(responseCode = "200", description = "The rows.", content = {
        @Content(mediaType = ReportContentAnswer.CSV, schema = @Schema(implementation = String.class),
                examples = @ExampleObject(name = "table", value = "id,name,sizeBytes\r\n01jd…,Budget 2026,104857600\r\n")),
        @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Object[].class),
                examples = @ExampleObject(name = "objects",
                        value = "[{\"id\":\"01jd…\",\"name\":\"Budget 2026\",\"sizeBytes\":104857600}]"))})
    public Response content(@Parameter(description = "Id of the report.") @PathParam("id") String id, @Context Request request) {
        return content.of(caller.get(), id, request);
    }
}
