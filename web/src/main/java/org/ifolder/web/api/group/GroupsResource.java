package org.ifolder.web.api.group;

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
import org.ifolder.domain.group.Group;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.paging.Page;
import org.ifolder.replication.RecordReference;
import org.ifolder.web.api.member.MemberItem;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** The groups of the Domain. */
@Path("/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "groups")
public class GroupsResource {

    private static final String EXAMPLE = """
            {"id":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8k","name":"Accounting","description":"Everybody who books","source":"LOCAL"}""";

    private static final String DETAILS = "{\"name\":\"Accounting\",\"description\":\"Everybody who books\"}";

    @Inject
    private Groups groups;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @Operation(summary = "The groups", description = "The groups by name, as far as their records have arrived here.")
    @APIResponse(responseCode = "200", description = "A page of groups.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.Paged.class),
            examples = @ExampleObject(name = "one group", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<GroupItem> list(@BeanParam Paging paging) {
        domains.mustBeJoined();
        return groups.list(paging.request()).map(GroupItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @Operation(summary = "A group", description = "One group.")
    @APIResponse(responseCode = "200", description = "The group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class),
            examples = @ExampleObject(name = "group", value = EXAMPLE)))
    public Response get(@PathParam("id") String id, @Context Request request) {
        domains.mustBeJoined();
        Group group = groups.find(id);
        return RecordAnswer.shown(request, reference(group), GroupItem.of(group));
    }

    @GET
    @Path("/{id}/members")
    @RolesAllowed({Role.ADMINISTRATOR, Role.MEMBER})
    @Operation(summary = "A group's members", description = "The members that belong to a group, by login name, as far as their records have"
            + " arrived here.")
    @APIResponse(responseCode = "200", description = "A page of members.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.Paged.class),
            examples = @ExampleObject(name = "one member", value = MemberItem.Paged.EXAMPLE)))
    public Page<MemberItem> members(@PathParam("id") String id, @BeanParam Paging paging) {
        domains.mustBeJoined();
        return groups.members(id, paging.request()).map(MemberItem::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Create a group", description = "Creates a group without members.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupDetails.class),
            examples = @ExampleObject(name = "group", value = DETAILS)))
    @APIResponse(responseCode = "201", description = "The new group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class)))
    public Response create(@Valid GroupDetails input) {
        Group group = groups.create(caller.get(), input);
        return RecordAnswer.created("groups/{id}", reference(group), GroupItem.of(group));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Change a group", description = "Sets name and description as a whole.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupDetails.class),
            examples = @ExampleObject(name = "group", value = DETAILS)))
    @APIResponse(responseCode = "200", description = "The changed group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class)))
    public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid GroupDetails input) {
        Group group = groups.change(caller.get(), id, input, IfMatch.expected(ifMatch));
        return RecordAnswer.changed(reference(group), GroupItem.of(group));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a group", description = "Removes a group. Its members stay members of the Domain.")
    @APIResponse(responseCode = "204", description = "The group is removed.", content = @Content(
            examples = @ExampleObject(name = "nothing", value = "")))
    public Response remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        groups.remove(caller.get(), id, IfMatch.expected(ifMatch));
        return Response.noContent().build();
    }

    @PUT
    @Path("/{id}/members/{memberId}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Add a member to a group", description = "Does nothing for a member who belongs to the group already.")
    @APIResponse(responseCode = "204", description = "The member belongs to the group.", content = @Content(
            examples = @ExampleObject(name = "nothing", value = "")))
    public Response add(@PathParam("id") String id, @PathParam("memberId") String memberId) {
        groups.add(caller.get(), id, memberId);
        return Response.noContent().build();
    }

    @DELETE
    @Path("/{id}/members/{memberId}")
    @RolesAllowed(Role.ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Take a member out of a group", description = "Does nothing for a member who does not belong to the group.")
    @APIResponse(responseCode = "204", description = "The member does not belong to the group.", content = @Content(
            examples = @ExampleObject(name = "nothing", value = "")))
    public Response takeOut(@PathParam("id") String id, @PathParam("memberId") String memberId) {
        groups.takeOut(caller.get(), id, memberId);
        return Response.noContent().build();
    }

    private static RecordReference reference(Group group) {
        return RecordReference.of("group", group);
    }
}
