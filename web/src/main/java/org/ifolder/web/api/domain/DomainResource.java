package org.ifolder.web.api.domain;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.domain.founding.NewDomain;
import org.ifolder.join.JoinRequest;
import org.ifolder.join.Joining;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** The Domain that this host belongs to, and how it comes to belong to one. */
@Path("/domain")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "domain")
public class DomainResource {

    private static final String EXAMPLE = """
            {"id":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j","name":"Example","epoch":1,"master":"7h3k9x2m1q"}""";

    @Inject
    private CurrentDomain domains;

    @Inject
    private Joining joining;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "The Domain", description = "The Domain that this host belongs to; 409 when it belongs to none yet.")
    @APIResponse(responseCode = "200", description = "The Domain.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DomainItem.class),
            examples = @ExampleObject(name = "domain", value = EXAMPLE)))
    public Response get(@Context Request request) {
        Domain domain = domains.get();
        return RecordAnswer.shown(request, RecordReference.of("domain", domain), DomainItem.of(domain));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @Operation(summary = "Found a Domain", description = "Makes this host, which must belong to no Domain, the master of a new"
            + " one, and makes the member who administers it first. Its operator asks for it.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewDomain.class),
            examples = @ExampleObject(name = "name", value = """
                    {"name":"Example","administrator":{"loginName":"kvaughan","password":"correct horse battery"}}""")))
    @APIResponse(responseCode = "201", description = "The new Domain.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DomainItem.class),
            examples = @ExampleObject(name = "founded", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "This host belongs to a Domain already.")
    public Response found(@Valid NewDomain input) {
        Domain domain = joining.found(caller.get(), input);
        return RecordAnswer.created("domain", RecordReference.of("domain", domain), DomainItem.of(domain));
    }

    @POST
    @Path("/join")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @Operation(summary = "Join a Domain", description = "Makes this host, which must belong to no Domain, a slave of the Domain whose master"
            + " is at the given private address and has made the token. It may be asked again after a failure, with the same token until"
            + " that expires. What failed, and what to do about it, the problem's detail says.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinRequest.class),
            examples = @ExampleObject(name = "master", value = """
                    {"masterAddress":"https://127.0.0.1:7443",
                     "token":"78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY.8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw"}""")))
    @APIResponse(responseCode = "200", description = "The host's id in the Domain. Its records arrive from then on.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinedItem.class),
            examples = @ExampleObject(name = "joined", value = "{\"id\":\"9b1c4f6g8j\"}")))
    @APIResponse(responseCode = "403", description = "The master refused this host.")
    @APIResponse(responseCode = "409", description = "This host belongs to a Domain already, or another host has its name.")
    @APIResponse(responseCode = "503", description = "The master cannot be reached, or shows another key.")
    public JoinedItem join(@Valid JoinRequest input) {
        return new JoinedItem(joining.join(caller.get(), input));
    }

    @GET
    @Path("/join")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "The steps of joining", description = "How far this host is with coming into a Domain, step by step, from the last"
            + " attempt on until it has all records. Where a step has failed: why, and what to do about it.")
    @APIResponse(responseCode = "200", description = "The steps in their order.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinSteps.class),
            examples = @ExampleObject(name = "failed", value = """
                    {"steps":[{"step":"REACH_MASTER","state":"FAILED","detail":"nobody answers at https://127.0.0.1:7443.",
                     "cure":"Is the master running?"}]}""")))
    public JoinSteps steps() {
        return JoinSteps.of(joining.steps(caller.get()));
    }
}
