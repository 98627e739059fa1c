package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.identity.password.SealedPassword;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Where the master hands passwords, sealed, to their members' home host. */
@Path("/passwords")
@RequestScoped
public class PasswordsResource {

    @Inject
    private LocalPasswords passwords;

    @Inject
    private LocalHost localHost;

    @Inject
    private CurrentCaller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public void keep(List<SealedPassword> handed) {
        if (caller.host().filter(localHost.masterId()::equals).isEmpty()) {
            throw Refusal.forbidden("Only the master hands passwords over.");
        }
        passwords.keep(handed);
    }
}
