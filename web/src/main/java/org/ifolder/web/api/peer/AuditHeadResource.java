package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.audit.AuditLog;
import org.ifolder.audit.HeardHead;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Where a host asks what another has heard of its audit trail. */
@Path("/audit-head")
@RequestScoped
public class AuditHeadResource {

    @Inject
    private AuditLog log;

    @Inject
    private CurrentCaller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public HeardHead head() {
        return log.headOf(caller.host().orElseThrow()).orElseThrow(() -> Refusal.notFound("Nothing was heard yet."));
    }
}
