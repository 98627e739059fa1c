package org.ifolder.web.api.role;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.access.AdministratorRole;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.role.RoleGrant;
import org.ifolder.domain.role.Roles;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Which administrator's roles a member has. */
@Path("/members/{id}/roles")
@RequestScoped
@Tag(name = "roles")
public class MemberRolesResource {

    @Inject
    private Roles roles;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.AUDITOR})
    @Operation(summary = "A member's roles", description = "What a member may do beside what every member may.")
    @APIResponse(responseCode = "200", description = "The roles; none for most members.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoleItem[].class),
            examples = @ExampleObject(name = "one", value = "[" + RolesResource.EXAMPLE + "]")))
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public List<RoleItem> list(@PathParam("id") String id) {
        domains.mustBeJoined();
        return roles.of(id).stream().map(RoleItem::of).toList();
    }

    @PUT
    @Path("/{role}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Give a role", description = "Makes a member an administrator of one kind, or changes where the role counts.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ScopeInput.class),
            examples = @ExampleObject(name = "at home", value = "{\"hosts\":[]}")))
    @APIResponse(responseCode = "200", description = "The role.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoleItem.class)))
    @APIResponse(responseCode = "404", description = "There is no such member.")
    @APIResponse(responseCode = "409", description = "The member is not active.")
    public Response grant(@PathParam("id") String id, @PathParam("role") AdministratorRole role, @Valid ScopeInput input) {
        RoleGrant grant = roles.grant(caller.get(), id, role, input.scope());
        return RecordAnswer.changed(reference(grant), RoleItem.of(grant));
    }

    @DELETE
    @Path("/{role}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Take a role", description = "The member is no administrator of this kind any more; changes nothing where they are not. Example:"
            + " DELETE /members/7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j/roles/AUDITOR answers 204.")
    @APIResponse(responseCode = "204", description = "The member does not have the role.")
    @APIResponse(responseCode = "409", description = "The member is the last domain administrator.")
    public Response withdraw(@PathParam("id") String id, @PathParam("role") AdministratorRole role) {
        return roles.withdraw(caller.get(), id, role).map(grant -> RecordAnswer.done(reference(grant)))
                .orElseGet(() -> Response.noContent().build());
    }

    private static RecordReference reference(RoleGrant grant) {
        return RecordReference.of("role", grant);
    }
}
