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
import org.ifolder.domain.group.Groups;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
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
            {"id":"7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d","name":"Accounting Managers",
             "description":"People who can manage accounting entries","source":"LOCAL"}""";

    private static final String INPUT = """
            {"name":"Accounting Managers","description":"People who can manage accounting entries"}""";

    @Inject
    private Groups groups;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "The groups", description = "The groups by name. The query is what the name begins with.")
    @APIResponse(responseCode = "200", description = "A page of groups.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.Paged.class),
            examples = @ExampleObject(name = "one group", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<GroupItem> list(@BeanParam Paging paging) {
        domains.mustBeJoined();
        return groups.list(paging.request()).map(GroupItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "A group", description = "One group; its members are a list of their own.")
    @APIResponse(responseCode = "200", description = "The group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class),
            examples = @ExampleObject(name = "group", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such group.")
    public Response get(@PathParam("id") String id, @Context Request request) {
        domains.mustBeJoined();
        Group group = groups.find(id);
        return RecordAnswer.shown(request, reference(group), GroupItem.of(group));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Create a group", description = "Creates a group without members.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupChange.class),
            examples = @ExampleObject(name = "group", value = INPUT)))
    @APIResponse(responseCode = "201", description = "The new group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class)))
    public Response create(@Valid GroupChange input) {
        Group group = groups.create(caller.get(), input.details());
        return RecordAnswer.created("groups/{id}", reference(group), GroupItem.of(group));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Change a group", description = "Sets name and description, as a whole.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupChange.class),
            examples = @ExampleObject(name = "group", value = INPUT)))
    @APIResponse(responseCode = "200", description = "The changed group.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = GroupItem.class)))
    @APIResponse(responseCode = "412", description = "The group was changed since it was read.")
    public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid GroupChange input) {
        Group group = groups.change(caller.get(), id, input.details(), IfMatch.expected(ifMatch));
        return RecordAnswer.changed(reference(group), GroupItem.of(group));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a group", description = "Removes a group; its members stay members of the Domain. Example:"
            + " DELETE /groups/7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d answers 204.")
    @APIResponse(responseCode = "204", description = "The group is removed.")
    @APIResponse(responseCode = "412", description = "The group was changed since it was read.")
    public Response remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        return RecordAnswer.done(reference(groups.remove(caller.get(), id, IfMatch.expected(ifMatch))));
    }

    private static RecordReference reference(Group group) {
        return RecordReference.of("group", group);
    }
}
