package org.ifolder.web.api.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.web.passing.ActsAtHomeHost;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** A member's password, which only the home host keeps (R4.1). */
@Path("/members/{id}/password")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members")
public class MemberPasswordResource {

    @Inject
    private LocalPasswords passwords;

    @Inject
    private CurrentCaller caller;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @ActsAtHomeHost
    @Operation(summary = "Set a password", description = "Sets a member's password, at their home host, which alone keeps its hash. Members set"
            + " their own, administrators anybody's.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewPassword.class),
            examples = @ExampleObject(name = "password", value = "{\"password\":\"correct horse battery staple\"}")))
    @APIResponse(responseCode = "204", description = "The password is set.")
    public Response set(@PathParam("id") String id, @Valid NewPassword input) {
        passwords.set(caller.get(), id, input.password());
        return Response.noContent().build();
    }
}
