package org.ifolder.web.api.group;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.group.Membership;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.api.member.MemberItem;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Who belongs to a group. */
@Path("/groups/{id}/members")
@RequestScoped
@Tag(name = "groups")
public class GroupMembersResource {

    @Inject
    private Groups groups;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "A group's members", description = "The members of a group that are not removed, by login name. The query is what"
            + " the login, display or family name begins with.")
    @APIResponse(responseCode = "200", description = "A page of members.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = MemberItem.Paged.class),
            examples = @ExampleObject(name = "empty group", value = "{\"items\":[],\"total\":0,\"page\":0,\"size\":50}")))
    @APIResponse(responseCode = "404", description = "There is no such group.")
    public Page<MemberItem> list(@PathParam("id") String id, @BeanParam Paging paging) {
        domains.mustBeJoined();
        return groups.members(id, paging.request()).map(MemberItem::of);
    }

    @PUT
    @Path("/{memberId}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Add to a group", description = "Makes a member belong to a group; changes nothing where they do already. Example: PUT"
            + " /groups/7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d/members/7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j answers 204.")
    @APIResponse(responseCode = "204", description = "The member belongs to the group.")
    @APIResponse(responseCode = "404", description = "There is no such group or member.")
    public Response add(@PathParam("id") String id, @PathParam("memberId") String memberId) {
        return RecordAnswer.done(reference(groups.add(caller.get(), id, memberId)));
    }

    @DELETE
    @Path("/{memberId}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Take out of a group", description = "Makes a member not belong to a group; changes nothing where they do not."
            + " Example: DELETE"
            + " /groups/7h3k9x2m1q-01jd2v9k3m5p7r9t1v3x5z7b9d/members/7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j answers 204.")
    @APIResponse(responseCode = "204", description = "The member does not belong to the group.")
    @APIResponse(responseCode = "404", description = "There is no such group.")
    public Response takeOut(@PathParam("id") String id, @PathParam("memberId") String memberId) {
        return groups.takeOut(caller.get(), id, memberId)
                .map(membership -> RecordAnswer.done(reference(membership)))
                .orElseGet(() -> Response.noContent().build());
    }

    private static RecordReference reference(Membership membership) {
        return RecordReference.of("membership", membership);
    }
}
