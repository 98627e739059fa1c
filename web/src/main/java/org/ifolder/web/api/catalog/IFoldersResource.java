package org.ifolder.web.api.catalog;

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
import org.ifolder.catalog.Catalog;
import org.ifolder.catalog.CatalogEntry;
import org.ifolder.catalog.CatalogFilter;
import org.ifolder.catalog.IFolder;
import org.ifolder.catalog.IFolderChange;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.catalog.Sharing;
import org.ifolder.catalog.Usage;
import org.ifolder.catalog.UsageReporting;
import org.ifolder.paging.Page;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.server.LocalHost;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtIFolderHost;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** iFolders at the host on which they live, where they are changed (R1.2). Any other host passes a request for one of them on. */
@Path("/ifolders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ifolders")
public class IFoldersResource {

    private static final String TYPE = "ifolder";

    @Inject
    private IFolders ifolders;

    @Inject
    private Sharing sharing;

    @Inject
    private UsageReporting usage;

    @Inject
    private Catalog catalog;

    @Inject
    private LocalHost localHost;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "iFolders that live here", description = "By name: those on which the caller holds a right that counts, for"
            + " an administrator all. The query is compared with the beginning of the name.")
    @APIResponse(responseCode = "200", description = "A page of iFolders.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.Paged.class),
            examples = @ExampleObject(name = "one iFolder", value = Examples.PAGE)))
    public Page<IFolderItem> list(@BeanParam Paging paging) {
        if (!localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to no Domain yet.");
        }
        CatalogFilter here = new CatalogFilter(localHost.id(), null, false);
        return catalog.list(caller.get(), here, paging.request()).map(IFolderItem::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Command
    @Operation(summary = "Create an iFolder", description = "On its owner's home host; any other host passes the request on. The owner"
            + " is the caller; an administrator names a member instead.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = NewIFolder.class),
            examples = {@ExampleObject(name = "by a member", value = "{\"name\":\"Budget 2026\",\"description\":\"Drafts\"}"),
                @ExampleObject(name = "by an administrator",
                        value = "{\"name\":\"Budget 2026\",\"owner\":\"" + Examples.MEMBER + "\"}")}))
    @APIResponse(responseCode = "201", description = "The new iFolder.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.class),
            examples = @ExampleObject(name = "iFolder", value = Examples.ITEM)))
    public Response create(@Valid NewIFolder input) {
        CatalogEntry entry = ifolders.create(caller.get(), input);
        return RecordAnswer.created("ifolders/{id}", reference(entry.ifolder()), IFolderItem.of(entry));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Operation(summary = "An iFolder", description = "As its own host knows it. 404 for one on which the caller holds no right.")
    @APIResponse(responseCode = "200", description = "The iFolder.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.class),
            examples = @ExampleObject(name = "iFolder", value = Examples.ITEM)))
    public Response get(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id) {
        return answer(catalog.find(caller.get(), id));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Rename, describe, enable or disable an iFolder", description = "By its owner or an administrator. A"
            + " description that is left out is removed; enabled, where left out, stays as it is.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderChange.class),
            examples = @ExampleObject(name = "rename",
                    value = "{\"name\":\"Budget 2027\",\"description\":\"Drafts\",\"enabled\":true}")))
    @APIResponse(responseCode = "200", description = "The iFolder as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.class),
            examples = @ExampleObject(name = "iFolder", value = Examples.ITEM)))
    public Response change(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid IFolderChange input) {
        return answer(ifolders.change(caller.get(), id, input, IfMatch.expected(ifMatch)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Delete an iFolder", description = "By its owner or an administrator; its rights and usage go with it, on"
            + " all hosts. Example: DELETE /ifolders/" + Examples.IFOLDER)
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Response delete(@Parameter(description = "Id of the iFolder.", example = Examples.IFOLDER) @PathParam("id") String id,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        return RecordAnswer.done(reference(ifolders.delete(caller.get(), id, IfMatch.expected(ifMatch))));
    }

    @PUT
    @Path("/{id}/owner")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Pass the ownership on", description = "By the owner or an administrator, to an active member. Who owned it"
            + " before keeps READ_WRITE. The iFolder stays on its host. An administrator adopts an orphan so.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OwnerInput.class),
            examples = @ExampleObject(name = "to a member", value = "{\"member\":\"" + Examples.MEMBER + "\"}")))
    @APIResponse(responseCode = "200", description = "The iFolder as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.class),
            examples = @ExampleObject(name = "iFolder", value = Examples.ITEM)))
    public Response transfer(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid OwnerInput input) {
        return answer(sharing.transfer(caller.get(), id, input.member(), IfMatch.expected(ifMatch)));
    }

    @PUT
    @Path("/{id}/usage")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtIFolderHost
    @Command
    @Operation(summary = "Set how large an iFolder is", description = "By its owner or an administrator, until its host knows its"
            + " contents itself.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UsageItem.class),
            examples = @ExampleObject(name = "usage", value = "{\"sizeBytes\":104857600,\"files\":420,\"folders\":17}")))
    @APIResponse(responseCode = "200", description = "The usage as it is now.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = UsageItem.class)))
    public Response usage(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid UsageItem input) {
        Usage known = usage.report(caller.get(), id, input.figures(), IfMatch.expected(ifMatch));
        return RecordAnswer.changed(RecordReference.of("usage", known), UsageItem.of(known.figures()));
    }

    private static Response answer(CatalogEntry entry) {
        return RecordAnswer.composed(reference(entry.ifolder()), IFolderItem.of(entry));
    }

    private static RecordReference reference(IFolder ifolder) {
        return RecordReference.of(TYPE, ifolder);
    }
}
