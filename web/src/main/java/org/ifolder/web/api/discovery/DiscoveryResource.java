package org.ifolder.web.api.discovery;

import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.catalog.Discovery;
import org.ifolder.catalog.Discovery.AsOf;
import org.ifolder.catalog.Discovery.Dated;
import org.ifolder.catalog.FoundIFolder;
import org.ifolder.domain.host.Host;
import org.ifolder.identity.login.LoginHomes;
import org.ifolder.paging.Page;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Where to go, asked at any host and answered from its own copy. */
@Path("/discovery")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "discovery")
public class DiscoveryResource {

    /** How new an answer is, at least: the epoch and, in it, the last change of the Domain collection that had come to the host that answers. */
    private static final String AS_OF = "IFolder-As-Of";

    private static final String HOST = "{\"host\":\"01jd2v9k3p\",\"name\":\"host1\",\"publicAddress\":\"https://paris.example.org:8443\"}";

    private static final String FOUND = "{\"id\":\"01jd2v9k3p-01jd3z7q2m6s1x4c8v5b9n0k3h\",\"name\":\"Budget 2026\",\"right\":\"READ_WRITE\","
            + "\"owner\":\"01jd2v8h6w-01jd3y5t8r2p6w1d4f7g0j9k2m\",\"host\":" + HOST + ",\"asOf\":1042}";

    @Inject
    private LoginHomes homes;

    @Inject
    private Discovery discovery;

    @Inject
    private CurrentCaller caller;

    @GET
    @Path("/home")
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "The home of a login name", description = "The host at which it logs in. Open to everybody; a name that nobody has gets an"
            + " answer that cannot be told from another's.")
    @APIResponse(responseCode = "200", description = "The host.", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = HomeItem.class), examples = @ExampleObject(name = "home", value = HOST)))
    public Response home(@Parameter(description = "The login name.", example = "ann") @QueryParam("login") String login) {
        if (login == null || login.isBlank()) {
            throw Refusal.invalid("login", "must not be empty");
        }
        AsOf asOf = discovery.asOf();
        Host home = homes.home(login).orElseThrow(() -> Refusal.unavailable("This host knows no host in service."));
        return answer(asOf, HomeItem.of(home));
    }

    @GET
    @Path("/ifolders")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "My iFolders and where they live", description = "By name: those on which the caller holds a right that counts, for an"
            + " administrator all. No other host is asked. The query is compared with the beginning of the name.")
    @APIResponse(responseCode = "200", description = "A page of iFolders.", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FoundIFolderItem.Paged.class),
            examples = @ExampleObject(name = "one iFolder", value = "{\"items\":[" + FOUND + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Response ifolders(@BeanParam Paging paging) {
        Dated<Page<FoundIFolder>> mine = discovery.ifolders(caller.get(), paging.request());
        return answer(mine.asOf(), mine.found().map(FoundIFolderItem::of));
    }

    @GET
    @Path("/ifolders/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @Operation(summary = "Where an iFolder lives", description = "404 for one on which the caller holds no right.")
    @APIResponse(responseCode = "200", description = "The iFolder and its host.", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = FoundIFolderItem.class), examples = @ExampleObject(name = "found", value = FOUND)))
    public Response ifolder(@Parameter(description = "Id of the iFolder.") @PathParam("id") String id) {
        Dated<FoundIFolder> one = discovery.ifolder(caller.get(), id);
        return answer(one.asOf(), FoundIFolderItem.of(one.found()));
    }

    private static Response answer(AsOf asOf, Object entity) {
        return Response.ok(entity).header(AS_OF, asOf.epoch() + "." + asOf.sequence()).build();
    }
}
