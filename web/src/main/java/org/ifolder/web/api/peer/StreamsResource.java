package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.DefaultValue;
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
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamps;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** What this host has of a stream, for a host that catches up with it or compares itself with it (R7.2, R7.3). */
@Path("/streams/{collection}/{authority}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StreamsResource {

    @Inject
    private StreamLog log;

    @Inject
    private CurrentCaller caller;

    @PathParam("collection")
    private CollectionName collection;

    @PathParam("authority")
    private String authority;

    @GET
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public StreamDescription describe() {
        return log.describe(stream(), askingHost());
    }

    @GET
    @Path("/batches")
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public BatchPage after(@QueryParam("after") @PositiveOrZero long sequence) {
        return log.after(stream(), sequence, askingHost());
    }

    @GET
    @Path("/records")
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public RecordPage records(@QueryParam("afterType") @DefaultValue("") String afterType,
            @QueryParam("afterKey") @DefaultValue("") String afterKey, @QueryParam("records") @Positive int records,
            @QueryParam("bytes") @Positive int bytes) {
        return log.records(stream(), new RecordPlace(afterType, afterKey), records, bytes, askingHost());
    }

    @GET
    @Path("/ranges")
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public RecordRanges ranges(@QueryParam("afterType") @DefaultValue("") String afterType,
            @QueryParam("afterKey") @DefaultValue("") String afterKey, @QueryParam("upToType") String upToType,
            @QueryParam("upToKey") String upToKey, @QueryParam("parts") @Positive @Max(64) int parts) {
        return log.ranges(stream(), new RecordPlace(afterType, afterKey), upTo(upToType, upToKey), parts);
    }

    @GET
    @Path("/stamps")
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public RecordStamps stamps(@QueryParam("afterType") @DefaultValue("") String afterType,
            @QueryParam("afterKey") @DefaultValue("") String afterKey, @QueryParam("upToType") String upToType,
            @QueryParam("upToKey") String upToKey) {
        return log.stamps(stream(), new RecordPlace(afterType, afterKey), upTo(upToType, upToKey));
    }

    private String askingHost() {
        return caller.host().orElseThrow();
    }

    private StreamId stream() {
        return new StreamId(collection, authority);
    }

    private static RecordPlace upTo(String type, String key) {
        return type == null ? null : new RecordPlace(type, key == null ? "" : key);
    }
}
