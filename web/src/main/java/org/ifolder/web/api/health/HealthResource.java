package org.ifolder.web.api.health;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.LocalHost;

/** The one resource that anonymous callers may read. */
@Path("/health")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "health")
public class HealthResource {

    @Inject
    private LocalHost localHost;

    @Inject
    private ReplicationStatus replication;

    @GET
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Is this host there?", description = "Answers as soon as the application runs. Needs no login.")
    @APIResponse(responseCode = "200", description = "The host is there.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Health.class),
            examples = @ExampleObject(name = "joined", value = "{\"status\":\"UP\",\"joined\":true,\"takesChanges\":true}")))
    public Health health() {
        return new Health(Health.UP, localHost.isJoined(), replication.takesChanges());
    }
}
