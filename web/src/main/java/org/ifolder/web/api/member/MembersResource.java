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
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.MemberState;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.Page;
import org.ifolder.provisioning.Provisioning;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.RecordReference;
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

    static final String EXAMPLE = """
            {"id":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j","loginName":"zoe.keller","formerNames":[],"givenName":"Zoë",
             "familyName":"Keller","displayName":"Zoë Keller","email":"zoe.keller@example.com","homeHost":"9b1c4f6g8j",
             "state":"ACTIVE","source":"LOCAL"}""";

    private static final String DETAILS = """
            {"loginName":"zoe.keller","givenName":"Zoë","familyName":"Keller","displayName":"Zoë Keller",
             "email":"zoe.keller@example.com"}""";

    @Inject
    private Members members;

    @Inject
    private Provisioning provisioning;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @Operation(summary = "The members", description = "Members as far as their records have arrived here. The query is compared with the"
            + " beginning of login, family and display names.")
    @APIResponse(responseCode = "200", description = "A page of members.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.Paged.class),
            examples = @ExampleObject(name = "one member", value = MemberItem.Paged.EXAMPLE)))
    public Page<MemberItem> list(@BeanParam Paging paging,
            @Parameter(description = "Id of a host: only members whose home it is.") @QueryParam("homeHost") String homeHost) {
        domains.mustBeJoined();
        return members.list(paging.request(), homeHost).map(MemberItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @Operation(summary = "A member", description = "One member, in whichever state.")
    @APIResponse(responseCode = "200", description = "The member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class),
            examples = @ExampleObject(name = "member", value = EXAMPLE)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        domains.mustBeJoined();
        Member member = members.find(id);
        return RecordAnswer.shown(request, reference(member), MemberItem.of(member));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Provision a member", description = "Creates a member with a home host. The home host serves the member as soon as the"
            + " record has arrived there.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewMember.class),
            examples = @ExampleObject(name = "at host1", value = """
                    {"loginName":"zoe.keller","givenName":"Zoë","familyName":"Keller","email":"zoe.keller@example.com",
                     "homeHost":"host1"}""")))
    @APIResponse(responseCode = "201", description = "The new member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "409", description = "The login name is taken.")
    public Response create(@Valid NewMember input) {
        Member member = provisioning.provision(caller.get(), input.details(), input.homeHost());
        return RecordAnswer.created("members/{id}", reference(member), MemberItem.of(member));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Change a member", description = "Sets names and e-mail address as a whole. A login name that is changed becomes a"
            + " former name and is free again.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberDetails.class),
            examples = @ExampleObject(name = "details", value = DETAILS)))
    @APIResponse(responseCode = "200", description = "The changed member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    @APIResponse(responseCode = "412", description = "The member was changed since it was read.")
    public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid MemberDetails input) {
        Member member = members.change(caller.get(), id, input, IfMatch.expected(ifMatch));
        return RecordAnswer.changed(reference(member), MemberItem.of(member));
    }

    @PUT
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Disable or enable a member", description = "A member that is DISABLED cannot log in, and their rights are not"
            + " effective until they are ACTIVE again.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StateChange.class),
            examples = @ExampleObject(name = "disable", value = "{\"state\":\"DISABLED\"}")))
    @APIResponse(responseCode = "200", description = "The changed member.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.class)))
    public Response changeState(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid StateChange input) {
        if (input.state() == MemberState.REMOVED) {
            throw Refusal.invalid("state", "must be ACTIVE or DISABLED; to remove a member, DELETE it");
        }
        Member member = input.state() == MemberState.ACTIVE
                ? members.enable(caller.get(), id, IfMatch.expected(ifMatch))
                : members.disable(caller.get(), id, IfMatch.expected(ifMatch));
        return RecordAnswer.changed(reference(member), MemberItem.of(member));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a member", description = "Removes a member for good: the login name becomes free, the id is never used again,"
            + " the iFolders that they own stay as orphans.")
    @APIResponse(responseCode = "204", description = "The member is removed.", content = @Content(
            examples = @ExampleObject(name = "nothing", value = "")))
    public Response remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        members.remove(caller.get(), id, IfMatch.expected(ifMatch));
        return RecordAnswer.done(reference(members.find(id)));
    }

    private static RecordReference reference(Member member) {
        return RecordReference.of("member", member);
    }
}
