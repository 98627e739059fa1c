package org.ifolder.web.api.catalog;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.catalog.Catalog;
import org.ifolder.catalog.CatalogEntry;
import org.ifolder.catalog.CatalogFilter;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** All iFolders of the Domain, from this host's copy: read-only, and no other host is asked (R4.3). */
@Path("/catalog")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "catalog")
public class CatalogResource {

    @Inject
    private Catalog catalog;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "iFolders of all hosts", description = "By name: those on which the caller holds a right that counts, for an"
            + " administrator all. The query is compared with the beginning of the name.")
    @APIResponse(responseCode = "200", description = "A page of iFolders.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.Paged.class),
            examples = @ExampleObject(name = "one iFolder", value = Examples.PAGE)))
    public Page<IFolderItem> list(@BeanParam Paging paging,
            @Parameter(description = "Id of the host on which they live.") @QueryParam("host") String host,
            @Parameter(description = "Id of the member who owns them.") @QueryParam("owner") String owner,
            @Parameter(description = "Whether to list only orphans, whose owner was removed.") @QueryParam("orphaned")
            boolean orphaned) {
        return catalog.list(caller.get(), new CatalogFilter(host, owner, orphaned), paging.request()).map(IFolderItem::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "An iFolder", description = "As this host knows it, wherever it lives. 404 for one on which the caller holds"
            + " no right.")
    @APIResponse(responseCode = "200", description = "The iFolder.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IFolderItem.class),
            examples = @ExampleObject(name = "iFolder", value = Examples.ITEM)))
    public Response get(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id) {
        CatalogEntry entry = catalog.find(caller.get(), id);
        return RecordAnswer.composed(RecordReference.of("ifolder", entry.ifolder()), IFolderItem.of(entry));
    }

    @GET
    @Path("/{id}/rights")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "Who may do what with an iFolder", description = "The rights on it, as this host knows them. The query is"
            + " compared with the beginning of the members' login names. A right whose member is not known here, or not active, is"
            + " listed and does not count.")
    @APIResponse(responseCode = "200", description = "A page of rights.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RightItem.Paged.class),
            examples = @ExampleObject(name = "one right", value = Examples.RIGHTS)))
    public Page<RightItem> rights(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id,
            @BeanParam Paging paging) {
        return catalog.rights(caller.get(), id, paging.request()).map(RightItem::of);
    }
}
