package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.HostKeyChanges;
import org.ifolder.domain.host.KeyCompletion;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** The key of the host that asks, at the master (R2.6). */
@Path("/host-key")
@RequestScoped
public class HostKeyResource {

    @Inject
    private HostKeyChanges changes;

    @Inject
    private CurrentCaller caller;

    @PUT
    @Path("/announced")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public void announce(AnnouncedKey announced) {
        if (announced == null) {
            throw Refusal.invalid(null, "There is no key.");
        }
        changes.announce(caller.host().orElseThrow(), announced);
    }

    @POST
    @Path("/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public void complete(KeyCompletion completion) {
        if (completion == null || caller.provenKey().filter(key -> key.equals(completion.fingerprint())).isEmpty()) {
            throw Refusal.forbidden("Only who uses a key tells that it is used.");
        }
        changes.complete(caller.host().orElseThrow(), completion);
    }
}
