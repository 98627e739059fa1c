package org.ifolder.web.api.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.directory.ImportOptions;
import org.ifolder.directory.ImportResult;
import org.ifolder.directory.LdifImport;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.StreamedBody;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Members and groups from an LDIF file (RFC 2849). */
@Path("/members/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members")
public class MemberImportResource {

    private static final String HASH = "hash";

    @Inject
    private LdifImport ldif;

    @Inject
    private CurrentCaller caller;

    @POST
    @Consumes("text/ldif")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @StreamedBody
    @Operation(summary = "Import members", description = "Reads LDIF (RFC 2849) of any size as it comes and provisions its people and groups."
            + " People are known again by entryUUID or, without one, by their normalised uid; what has not changed causes no change."
            + " A broken entry is listed with its line and reason, and the rest is imported.")
    @RequestBody(content = @Content(mediaType = "text/ldif", schema = @Schema(type = SchemaType.STRING),
            examples = @ExampleObject(name = "one person", value = """
                    dn: uid=zoe.keller,ou=people,dc=example,dc=com
                    objectClass: inetOrgPerson
                    uid: zoe.keller
                    givenName:: Wm/Dqw==
                    sn: Keller
                    cn:: Wm/DqyBLZWxsZXI=
                    mail: zoe.keller@example.com
                    """)))
    @APIResponse(responseCode = "200", description = "What was done.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportResult.class),
            examples = @ExampleObject(name = "one created", value = """
                    {"created":1,"updated":0,"unchanged":0,"skipped":[],"skippedTotal":0,"refused":[],"refusedTotal":0,
                     "groups":{"created":0,"updated":0,"unchanged":0}}""")))
    public ImportResult read(
            @Parameter(description = "Id or name of the host that is to be the home of new members.") @QueryParam("homeHost") String homeHost,
            @Parameter(description = "'hash' to keep the hashes of the file's passwords, at the home hosts; absent to ignore passwords.")
            @QueryParam("passwords") String passwords,
            InputStream body) throws IOException {
        if (passwords != null && !passwords.equals(HASH)) {
            throw Refusal.invalid("passwords", "must be 'hash' or absent");
        }
        return ldif.read(caller.get(), body, new ImportOptions(homeHost, passwords != null));
    }
}
