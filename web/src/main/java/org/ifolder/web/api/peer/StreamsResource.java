package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.peer.BatchPage;
import org.ifolder.peer.StreamLog;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.web.security.Role;

/** Where a host that misses batches fetches them from this host's log (R7.2). */
@Path("/streams")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StreamsResource {

    @Inject
    private StreamLog log;

    @GET
    @Path("/{collection}/{authority}/batches")
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public BatchPage after(@PathParam("collection") CollectionName collection, @PathParam("authority") String authority,
            @QueryParam("after") @PositiveOrZero long sequence) {
        return log.after(new StreamId(collection, authority), sequence);
    }
}
