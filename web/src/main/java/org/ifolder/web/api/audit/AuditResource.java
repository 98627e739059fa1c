package org.ifolder.web.api.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.audit.AuditEntry;
import org.ifolder.audit.AuditFilter;
import org.ifolder.audit.AuditLog;
import org.ifolder.audit.AuditVerification;
import org.ifolder.paging.Page;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.json.ApiJson;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.Role;

/** What persons have done on this host. Each host has a trail of its own: a change is in that of the host that has decided it. */
@Path("/audit")
@RequestScoped
@Tag(name = "audit")
public class AuditResource {

    private static final int PORTION = 500;

    private static final String EXAMPLE = """
            {"sequence":17,"at":"2026-02-03T04:05:06.789Z","login":"kvaughan","source":"192.0.2.7","action":"group",
             "target":"7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d","after":{"name":"Staff"},"hash":"78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY"}""";

    @Inject
    private AuditLog log;

    @Inject
    private AuditVerification verification;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.AUDITOR})
    @Operation(summary = "The audit trail", description = "What persons have done on this host, the newest first. The query is the login name of who did it.")
    @APIResponse(responseCode = "200", description = "A page of entries.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AuditItem.Paged.class),
            examples = @ExampleObject(name = "one", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<AuditItem> list(@BeanParam Paging paging,
            @Parameter(description = "Id of the member who did it.") @QueryParam("member") String member,
            @Parameter(description = "What was done.", example = "member") @QueryParam("action") String action,
            @Parameter(description = "What it was done to.") @QueryParam("target") String target,
            @Parameter(description = "The earliest time, as ISO 8601.", example = "2026-02-03T00:00:00Z") @QueryParam("from") String from,
            @Parameter(description = "The time before which, as ISO 8601.", example = "2026-02-04T00:00:00Z") @QueryParam("until") String until) {
        return log.list(new AuditFilter(member, action, target, instant("from", from), instant("until", until)), paging.request()).map(AuditItem::of);
    }

    private static Instant instant(String name, String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(name, "must be a time in UTC such as 2026-02-03T04:05:06Z");
        }
    }

    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.AUDITOR})
    @Operation(summary = "Export the audit trail", description = "All entries that have their place in the chain, in its order, a line of JSON each.")
    @APIResponse(responseCode = "200", description = "The entries.", content = @Content(
            mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "one", value = EXAMPLE)))
    public StreamingOutput export(
            @Parameter(description = "Only what follows this place in the chain.", example = "0") @QueryParam("after") long after) {
        AuditLog source = log;
        return out -> write(source, after, out);
    }

    private static void write(AuditLog source, long after, OutputStream out) throws IOException {
        ObjectWriter json = ApiJson.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        long last = after;
        List<AuditEntry> portion;
        do {
            portion = source.next(last, PORTION);
            for (AuditEntry entry : portion) {
                json.writeValue(out, AuditItem.of(entry));
                out.write('\n');
                last = entry.sequence().orElseThrow();
            }
        } while (portion.size() == PORTION);
    }

    @GET
    @Path("/verification")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.AUDITOR})
    @Operation(summary = "Verify the audit trail", description = "Goes through the whole trail of this host, and asks the hosts that it has told of it how far it went.")
    @APIResponse(responseCode = "200", description = "What was found.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = VerificationItem.class),
            examples = @ExampleObject(name = "whole", value = """
                    {"state":"WHOLE","verified":1207,"witnesses":[{"host":"7h3k9x2m1q","sequence":1207,"heardAt":"2026-02-03T04:05:06.789Z","agrees":true}]}""")))
    public VerificationItem verification() {
        return VerificationItem.of(verification.verify());
    }
}
