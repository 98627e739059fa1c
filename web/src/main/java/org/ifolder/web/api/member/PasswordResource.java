package org.ifolder.web.api.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.web.passing.ActsAtHomeHost;
import org.ifolder.web.passing.ArrivingMember;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/**
 * The password of a member, which the home host alone keeps. Setting it twice is as setting it once, so no answer is recorded under an
 * idempotency key: what is recorded of a request would say something of the password.
 */
@Path("/members/{id}/password")
@RequestScoped
@Tag(name = "members")
public class PasswordResource {

    @Inject
    private LocalPasswords passwords;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @Inject
    private ArrivingMember arriving;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @ActsAtHomeHost
    @Operation(summary = "Set a password", description = "Sets the password of a member: by an administrator, or by the member. It counts at"
            + " once, and the one before no longer.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewPassword.class),
            examples = @ExampleObject(name = "password", value = "{\"password\":\"correct horse battery\"}")))
    @APIResponse(responseCode = "204", description = "The password is set.")
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public void set(@PathParam("id") String id, @Valid NewPassword input) {
        domains.mustBeJoined();
        arriving.await(id);
        passwords.set(caller.get(), id, input.password());
    }
}
