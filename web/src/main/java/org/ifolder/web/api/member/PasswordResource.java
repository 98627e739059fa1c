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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.password.GivenPasswords;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.identity.password.PasswordHandover;
import org.ifolder.server.LocalHost;
import org.ifolder.web.passing.ActsAtHomeOrMaster;
import org.ifolder.web.security.Audited;
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
    private GivenPasswords given;

    @Inject
    private PasswordHandover handover;

    @Inject
    private Members members;

    @Inject
    private LocalHost localHost;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.GROUP_ADMINISTRATOR})
    @ActsAtHomeOrMaster
    @Audited
    @Operation(summary = "Set a member's password", description = "By an administrator; members change their own by POST /login/password. The master"
            + " seals it for the home host, which alone can open it. It counts as soon as it is there, and what was begun with the one before ends.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewPassword.class),
            examples = @ExampleObject(name = "password", value = "{\"password\":\"correct horse battery\"}")))
    @APIResponse(responseCode = "204", description = "The password is set.")
    @APIResponse(responseCode = "202", description = "The home host is away: the password waits for it at the master.")
    @APIResponse(responseCode = "400", description = "The password is too short, too long, or guessed too easily.")
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public Response set(@PathParam("id") String id, @Valid NewPassword input) {
        domains.mustBeJoined();
        String home = members.find(id).homeHost();
        if (localHost.id().equals(home)) {
            passwords.set(caller.get(), id, input.password(), input.isTemporary());
            return Response.noContent().build();
        }
        given.set(caller.get(), id, input.password(), input.isTemporary());
        return handover.settled(home, id) ? Response.noContent().build() : Response.accepted().build();
    }
}
