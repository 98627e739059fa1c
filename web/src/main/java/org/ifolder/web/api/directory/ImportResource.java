package org.ifolder.web.api.directory;

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
import org.ifolder.text.Text;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.StreamedBody;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/**
 * People and groups out of an LDIF file. It commits batch by batch, so no single answer is recorded under an idempotency key;
 * posting the same file again changes nothing.
 */
@Path("/members/import")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members")
public class ImportResource {

    private static final String LDIF = "text/ldif";
    private static final String HASH = "hash";

    @Inject
    private LdifImport files;

    @Inject
    private CurrentCaller caller;

    @POST
    @Consumes(LDIF)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @StreamedBody
    @Operation(summary = "Import an LDIF file", description = "Takes people (entries of person and its subclasses) as members, and groups with"
            + " their members. A person is the same as before by entryUUID where the entry has one, otherwise by the normalised uid. An"
            + " entry that is broken or cannot be taken is listed with its line and reason; the rest is imported. Importing a file again"
            + " changes nothing.")
    @RequestBody(description = "An LDIF file (RFC 2849) of any size, UTF-8.", content = @Content(mediaType = LDIF,
            schema = @Schema(type = SchemaType.STRING), examples = @ExampleObject(name = "one person", value = """
                    dn: uid=kvaughan,ou=People,dc=example,dc=com
                    objectClass: inetOrgPerson
                    uid: kvaughan
                    givenName: Kirsten
                    sn: Vaughan
                    cn: Kirsten Vaughan
                    mail: kvaughan@example.com
                    """)))
    @APIResponse(responseCode = "200", description = "What was done. Lists are cut at a configured length; totals count all.",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ImportResult.class),
                    examples = @ExampleObject(name = "one person, one broken entry", value = """
                            {"created":1,"updated":0,"unchanged":0,"skipped":[],"skippedTotal":0,
                             "refused":[{"line":9,"dn":"uid=x,dc=example","reason":"mail is not an e-mail address"}],"refusedTotal":1,
                             "groups":{"created":0,"updated":0,"unchanged":0}}""")))
    public ImportResult read(
            @Parameter(description = "Id or name of the home host of all new members. Otherwise the attribute iFolderHomeServer names it,"
                    + " or it is the host with the fewest members.") @QueryParam("homeHost") String homeHost,
            @Parameter(description = "'hash': the hash of userPassword is kept at the home host. Otherwise passwords are ignored.")
            @QueryParam("passwords") String passwords,
            InputStream ldif) throws IOException {
        if (passwords != null && !passwords.equals(HASH)) {
            throw Refusal.invalid("passwords", "must be 'hash' or left out");
        }
        return files.read(caller.get(), ldif, new ImportOptions(Text.clean(homeHost), HASH.equals(passwords)));
    }
}
