package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.audit.AuditWitness;
import org.ifolder.audit.HeardHead;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Where a host asks what another has heard of its audit trail. */
@Path("/audit-heads")
@RequestScoped
public class AuditHeadsResource {

    @Inject
    private AuditWitness witness;

    @Inject
    private CurrentCaller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public List<HeardHead> heads() {
        return witness.heardOf(caller.host().orElseThrow());
    }
}
