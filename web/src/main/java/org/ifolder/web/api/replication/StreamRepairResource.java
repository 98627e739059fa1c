package org.ifolder.web.api.replication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.repair.Fork;
import org.ifolder.replication.repair.ForkResolution;
import org.ifolder.replication.repair.StreamRepair;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.Role;

/** What an administrator does where a stream does not go on by itself. Acts on the host that is asked. */
@Path("/replication/streams/{collection}/{authority}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replication")
public class StreamRepairResource {

    private static final String COLLECTION = "The stream's collection.";
    private static final String AUTHORITY = "Id of the host that numbers the stream.";
    private static final String EXAMPLE = "{\"collection\":\"CATALOG\",\"authority\":\"01jd2v8h6w\",\"incarnation\":"
            + "\"6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11\",\"sequence\":301,\"state\":\"STREAMING\",\"condition\":\"STREAMING\",\"reason\":null,"
            + "\"difference\":null,\"horizon\":0,\"setAside\":0,\"copied\":null,\"source\":null}";

    @Inject
    private StreamRepair repair;

    @Inject
    private ForkResolution forks;

    @POST
    @Path("/retry")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Try a stream again", description = "Has the stream brought level at once, without waiting for the pause after a"
            + " failed attempt. The answer shows the stream as it is; the attempt goes on after it.")
    @APIResponse(responseCode = "202", description = "The stream as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CursorItem.class),
            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    public Response retry(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority) {
        return Response.accepted(CursorItem.of(repair.retry(new StreamId(collection, authority)))).build();
    }

    @POST
    @Path("/resynchronise")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Copy a stream's records anew", description = "A slave copies from the master, the master from the authority; what is"
            + " on this host gives way. 409 for a stream of this host's own, and where a copy"
            + " would lose what only this host has. GET /replication/cursors shows how far the copy is.")
    @APIResponse(responseCode = "202", description = "The stream as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CursorItem.class),
            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    public Response resynchronise(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority) {
        return Response.accepted(CursorItem.of(repair.resynchronise(new StreamId(collection, authority)))).build();
    }

    @POST
    @Path("/set-aside")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Set a record aside that cannot be applied", description = "The stream goes on without the record at which it has"
            + " stopped (condition POISON). The host counts as differing until a newer version of the record is applied.")
    @APIResponse(responseCode = "202", description = "The stream as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CursorItem.class),
            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    public Response setAside(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority) {
        return Response.accepted(CursorItem.of(repair.setAside(new StreamId(collection, authority)))).build();
    }

    @POST
    @Path("/scrub")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Prove a stream's records now", description = "Reads all of the stream's records on this host, and compares them with"
            + " what was noted when they were written, and with the digest. What differs is shown in the answer.")
    @APIResponse(responseCode = "200", description = "The stream as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CursorItem.class),
            examples = @ExampleObject(name = "stream", value = EXAMPLE)))
    public CursorItem scrub(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority) {
        return CursorItem.of(repair.scrub(new StreamId(collection, authority)));
    }

    @GET
    @Path("/fork")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "Both sides of a fork", description = "At the stream's authority: the records in which this host differs from the"
            + " holder of the other history, with what each side says of them. The ETag stands for both sides.")
    @APIResponse(responseCode = "200", description = "The fork, with a page of its records.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ForkItem.class),
            examples = @ExampleObject(name = "one record", value = """
                    {"holder":"01jd2v8h6w","commonSequence":301,"proven":true,"items":[{"type":"ifolder","key":"01jd2v9k3p-01jd30",
                     "here":{"version":"0.1.4","removed":false,"payload":{"name":"Plans"}},
                     "there":{"version":"0.1.5","removed":false,"payload":{"name":"Plans 2026"}}}],"total":1,"page":0,"size":50}""")))
    public Response fork(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority,
            @BeanParam Paging paging) {
        Fork fork = forks.show(new StreamId(collection, authority), paging.request());
        return Response.ok(ForkItem.of(fork, paging.request())).tag(new EntityTag(fork.tag())).build();
    }

    @POST
    @Path("/fork")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "End a fork", description = "At the stream's authority: the chosen content of each record that differs becomes a new"
            + " version, and the stream goes on; the other history's holders copy it. 412 when a side has changed since GET …/fork; 409 for THEIRS"
            + " and NEWER when the other side's records are not those that the authority has signed there.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ForkDecision.class),
            examples = @ExampleObject(name = "the newer of each", value = "{\"keep\":\"NEWER\"}")))
    @APIResponse(responseCode = "200", description = "What was decided, and what counts no more.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ForkDecision.Result.class),
            examples = @ExampleObject(name = "one record lost", value = """
                    {"decided":1,"lostCount":1,"lost":[{"type":"ifolder","key":"01jd2v9k3p-01jd30","version":"0.1.4",
                     "host":"01jd2v9k3p"}]}""")))
    public ForkDecision.Result end(
            @Parameter(description = COLLECTION, example = "CATALOG") @PathParam("collection") CollectionName collection,
            @Parameter(description = AUTHORITY, example = "01jd2v8h6w") @PathParam("authority") String authority,
            @Parameter(description = "The ETag of GET …/fork.", required = true) @HeaderParam(IfMatch.NAME) String ifMatch,
            @Valid ForkDecision decision) {
        return ForkDecision.Result.of(forks.resolve(new StreamId(collection, authority), tag(ifMatch), decision.keep()));
    }

    private static String tag(String ifMatch) {
        String value = ifMatch == null ? "" : ifMatch.strip();
        if (value.length() < 2 || !value.startsWith("\"") || !value.endsWith("\"")) {
            throw Refusal.invalid(IfMatch.NAME, "must be the ETag that the fork was answered with, in double quotes");
        }
        return value.substring(1, value.length() - 1);
    }
}
