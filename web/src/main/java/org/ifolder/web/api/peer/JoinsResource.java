package org.ifolder.web.api.peer;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.join.Admission;
import org.ifolder.join.Application;
import org.ifolder.join.HostAdmission;

/** Where a new host asks the master to be let in. Open, as the host is not known yet: its token and its signature speak for it. */
@Path("/joins")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class JoinsResource {

    @Inject
    private HostAdmission admission;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @Operation(hidden = true)
    public Admission apply(Application application) {
        return admission.admit(application);
    }
}
