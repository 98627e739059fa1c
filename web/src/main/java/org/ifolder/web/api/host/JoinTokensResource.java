package org.ifolder.web.api.host;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.join.IssuedToken;
import org.ifolder.join.JoinTokenOrder;
import org.ifolder.join.JoinTokens;
import org.ifolder.paging.Page;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/**
 * One-time tokens by which new hosts come into the Domain. At the master alone: passed on by another host, a token would be known to that
 * one; and an answer that holds one is not remembered for repeats.
 */
@Path("/join-tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hosts")
public class JoinTokensResource {

    private static final String EXAMPLE = """
            {"id":"01jd2v8h6w3t5y7z9b1c4f6g8j","hostName":"host3",
             "token":"78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY.8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw","state":"OPEN",
             "madeBy":"administrator","madeAt":"2026-02-03T04:05:06Z","expiresAt":"2026-02-03T05:05:06Z"}""";

    @Inject
    private JoinTokens tokens;

    @Inject
    private CurrentCaller caller;

    @Inject
    private Clock clock;

    @GET
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @Operation(summary = "The join tokens", description = "The tokens of the last weeks, the newest first: open, used and expired ones.")
    @APIResponse(responseCode = "200", description = "A page of tokens, without what lets a host in.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinTokenItem.Paged.class),
            examples = @ExampleObject(name = "one token", value = """
                    {"items":[{"id":"01jd2v8h6w3t5y7z9b1c4f6g8j","hostName":"host3","state":"OPEN","madeBy":"administrator",
                     "madeAt":"2026-02-03T04:05:06Z","expiresAt":"2026-02-03T05:05:06Z"}],"total":1,"page":0,"size":50}""")))
    @APIResponse(responseCode = "503", description = "This host is not the master.")
    public Page<JoinTokenItem> list(@BeanParam Paging paging) {
        Instant now = clock.instant();
        return tokens.list(caller.get(), paging.request()).map(token -> JoinTokenItem.of(token, now));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @Operation(summary = "Make a join token", description = "Lets one new host come, by its name, within the minutes given (at most a day)."
            + " The token is shown this once: hand it to the new host by a way that nobody else reads.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinTokenOrder.class),
            examples = @ExampleObject(name = "host", value = "{\"hostName\":\"host3\",\"minutes\":60}")))
    @APIResponse(responseCode = "201", description = "The token.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JoinTokenItem.class),
            examples = @ExampleObject(name = "token", value = EXAMPLE)))
    @APIResponse(responseCode = "409", description = "A host of the Domain has this name, or too many tokens wait to be used.")
    @APIResponse(responseCode = "503", description = "This host is not the master.")
    public Response issue(@Valid JoinTokenOrder input) {
        IssuedToken issued = tokens.issue(caller.get(), input);
        return Response.status(Response.Status.CREATED).header("Cache-Control", "no-store")
                .entity(JoinTokenItem.of(issued, clock.instant())).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @Operation(summary = "Withdraw a join token", description = "It lets nobody in any more; a host that was let in with it stays."
            + " Example: DELETE /join-tokens/01jd2v8h6w3t5y7z9b1c4f6g8j answers 204.")
    @APIResponse(responseCode = "204", description = "Withdrawn.")
    @APIResponse(responseCode = "404", description = "There is no such token.")
    public void withdraw(@PathParam("id") String id) {
        tokens.withdraw(caller.get(), id);
    }
}
