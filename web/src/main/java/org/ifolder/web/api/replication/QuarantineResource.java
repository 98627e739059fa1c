package org.ifolder.web.api.replication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.paging.Page;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.quarantine.Quarantine;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Hosts to whose links the host that is asked does not listen (R7.6). */
@Path("/replication/quarantine")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replication")
public class QuarantineResource {

    @Inject
    private Quarantine quarantine;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "The hosts in quarantine", description = "Hosts whose links have brought more than a few messages that were refused"
            + " (ifolder.quarantine.*). Nothing of them is listened to by the host that is asked; the others go on.")
    @APIResponse(responseCode = "200", description = "A page of hosts, the longest there first.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = QuarantineItem.Paged.class),
            examples = @ExampleObject(name = "one host", value = """
                    {"items":[{"host":"01jd2v9k3p","since":"2026-01-01T12:00:00Z",
                     "reason":"the signature is not its authority's"}],"total":1,"page":0,"size":50}""")))
    public Page<QuarantineItem> list(@BeanParam Paging paging) {
        return Page.cut(quarantine.all().stream().map(QuarantineItem::of).toList(), paging.request());
    }

    @DELETE
    @Path("/{host}")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Lift a quarantine", description = "Listens to the host again; what it has not sent meanwhile comes then."
            + " Example: DELETE /replication/quarantine/01jd2v9k3p answers 204.")
    @APIResponse(responseCode = "204", description = "Lifted.")
    @APIResponse(responseCode = "404", description = "The host is not in quarantine.")
    public void lift(@PathParam("host") String host) {
        if (!quarantine.lift(host, caller.get().login())) {
            throw Refusal.notFound("The host is not in quarantine.");
        }
    }
}
