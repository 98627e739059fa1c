package org.ifolder.web.api.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.Page;
import org.ifolder.provisioning.Provisioning;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** The members of the Domain. */
@Path("/members")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "members")
public class MembersResource {

    private static final String EXAMPLE = """
            {"id":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j","loginName":"kvaughan","formerNames":[],"givenName":"Kirsten",
             "familyName":"Vaughan","displayName":"Kirsten Vaughan","email":"kvaughan@example.com","homeHost":"7h3k9x2m1q",
             "state":"ACTIVE","source":"LOCAL"}""";

    @Inject
    private Members members;

    @Inject
    private Provisioning provisioning;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "The members", description = "The members that are not removed, by login name. The query is what the login,"
            + " display or family name begins with.")
    @APIResponse(responseCode = "200", description = "A page of members.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.Paged.class),
            examples = @ExampleObject(name = "one member", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<MemberItem> list(@BeanParam Paging paging,
            @Parameter(description = "Id of a host: only members whose home it is.") @QueryParam("homeHost") String homeHost) {
        domains.mustBeJoined();
        return members.list(paging.request(), homeHost).map(MemberItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "A member", description = "One member, also one that is removed.")
    @APIResponse(responseCode = "200", description = "The member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class),
            examples = @ExampleObject(name = "member", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public Response get(@PathParam("id") String id, @Context Request request) {
        domains.mustBeJoined();
        Member member = members.find(id);
        return RecordAnswer.shown(request, reference(member), MemberItem.of(member));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Provision a member", description = "Creates a member with a home host, ACTIVE and without a password.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewMember.class),
            examples = @ExampleObject(name = "member", value = """
                    {"loginName":"kvaughan","givenName":"Kirsten","familyName":"Vaughan","email":"kvaughan@example.com"}""")))
    @APIResponse(responseCode = "201", description = "The new member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "409", description = "The login name is taken, also if it differs only by case or normalisation.")
    public Response create(@Valid NewMember input) {
        Member member = provisioning.provision(caller.get(), input.details(), input.homeHost());
        return RecordAnswer.created("members/{id}", reference(member), MemberItem.of(member));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.GROUP_ADMINISTRATOR})
    @ActsAtMaster
    @Command
    @Operation(summary = "Change a member", description = "Sets what a member is called, as a whole. A login name of before is remembered as"
            + " a former name and becomes free.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberChange.class),
            examples = @ExampleObject(name = "renamed", value = """
                    {"loginName":"kmiller","givenName":"Kirsten","familyName":"Miller","email":"kmiller@example.com"}""")))
    @APIResponse(responseCode = "200", description = "The changed member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "409", description = "The login name is taken, or the member is removed.")
    @APIResponse(responseCode = "412", description = "The member was changed since it was read.")
    public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid MemberChange input) {
        return changed(members.change(caller.get(), id, input.details(), IfMatch.expected(ifMatch)));
    }

    @PUT
    @Path("/{id}/home")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Give a member another home", description = "For a member whose home has left the Domain. The local password went with"
            + " the old home: set it anew.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HomeChange.class),
            examples = @ExampleObject(name = "chosen", value = "{\"homeHost\":\"host1\"}")))
    @APIResponse(responseCode = "200", description = "The changed member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "409", description = "The member's home is a host of the Domain.")
    @APIResponse(responseCode = "412", description = "The member was changed since it was read.")
    public Response home(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid HomeChange input) {
        return changed(provisioning.provisionAgain(caller.get(), id, input.homeHost(), IfMatch.expected(ifMatch)));
    }

    @PUT
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.GROUP_ADMINISTRATOR})
    @ActsAtMaster
    @Command
    @Operation(summary = "Disable or enable a member", description = "A member that is DISABLED cannot log in, and keeps everything.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StateChange.class),
            examples = @ExampleObject(name = "disabled", value = "{\"state\":\"DISABLED\"}")))
    @APIResponse(responseCode = "200", description = "The changed member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "412", description = "The member was changed since it was read.")
    public Response state(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid StateChange input) {
        return changed(switch (input.state()) {
            case ACTIVE -> members.enable(caller.get(), id, IfMatch.expected(ifMatch));
            case DISABLED -> members.disable(caller.get(), id, IfMatch.expected(ifMatch));
        });
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a member", description = "Removes a member for good. The login name becomes free; the member's rights"
            + " are revoked; the iFolders stay. Example: DELETE /members/7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j answers 204.")
    @APIResponse(responseCode = "204", description = "The member is removed.")
    @APIResponse(responseCode = "412", description = "The member was changed since it was read.")
    public Response remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        return RecordAnswer.done(reference(members.remove(caller.get(), id, IfMatch.expected(ifMatch))));
    }

    private static Response changed(Member member) {
        return RecordAnswer.changed(reference(member), MemberItem.of(member));
    }

    private static RecordReference reference(Member member) {
        return RecordReference.of("member", member);
    }
}
