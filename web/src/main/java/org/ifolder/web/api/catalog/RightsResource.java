package org.ifolder.web.api.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.catalog.Catalog;
import org.ifolder.catalog.RightEntry;
import org.ifolder.catalog.Sharing;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtIFolderHost;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Who may use an iFolder, at the host on which it lives. Any other host passes a request on. */
@Path("/ifolders/{id}/rights")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ifolders")
public class RightsResource {

    private static final String TYPE = "right";

    @Inject
    private Sharing sharing;

    @Inject
    private Catalog catalog;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Operation(summary = "Who may do what with an iFolder", description = "The rights on it, as its own host knows them, to whoever"
            + " holds one and to administrators. The query is compared with the beginning of the members' login names.")
    @APIResponse(responseCode = "200", description = "A page of rights.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RightItem.Paged.class),
            examples = @ExampleObject(name = "one right", value = Examples.RIGHTS)))
    public Page<RightItem> rights(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @BeanParam Paging paging) {
        return catalog.rights(caller.get(), id, paging.request()).map(RightItem::of);
    }

    @PUT
    @Path("/{member}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Grant a right or change it", description = "By the owner or an administrator, to an active member. 409 for a"
            + " second OWNER, and for the owner's own right: the ownership is passed on with PUT …/owner.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RightInput.class),
            examples = @ExampleObject(name = "read only", value = "{\"right\":\"READ_ONLY\"}")))
    @APIResponse(responseCode = "200", description = "The right as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RightItem.class),
            examples = @ExampleObject(name = "right", value = Examples.RIGHT)))
    public Response grant(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @Parameter(description = "Id of the member.") @PathParam("member") String member,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid RightInput input) {
        RightEntry entry = sharing.grant(caller.get(), id, member, input.right(), IfMatch.expected(ifMatch));
        return RecordAnswer.changed(RecordReference.of(TYPE, entry.right()), RightItem.of(entry));
    }

    @DELETE
    @Path("/{member}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Revoke a right", description = "By the owner or an administrator; members revoke their own, and leave so. 409"
            + " for the owner's right. Example: DELETE /ifolders/" + Examples.IFOLDER + "/rights/" + Examples.MEMBER)
    @APIResponse(responseCode = "204", description = "The member holds no right any more.")
    public Response revoke(@Parameter(description = "Id of the iFolder.", example = Examples.IFOLDER) @PathParam("id") String id,
            @Parameter(description = "Id of the member.", example = Examples.MEMBER) @PathParam("member") String member,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        return RecordAnswer.done(RecordReference.of(TYPE,
                sharing.revoke(caller.get(), id, member, IfMatch.expected(ifMatch))));
    }
}
