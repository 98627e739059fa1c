package org.ifolder.web.api.role;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.role.Roles;
import org.ifolder.paging.Page;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.Role;

/** Who is an administrator. */
@Path("/roles")
@RequestScoped
@Tag(name = "roles")
public class RolesResource {

    static final String EXAMPLE = """
            {"member":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j","role":"HOST_OPERATOR","hosts":["7h3k9x2m1q"],"groups":[]}""";

    @Inject
    private Roles roles;

    @Inject
    private CurrentDomain domains;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.AUDITOR})
    @Operation(summary = "All administrators", description = "The roles that anybody has, by member.")
    @APIResponse(responseCode = "200", description = "A page of roles.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RoleItem.Paged.class),
            examples = @ExampleObject(name = "one", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<RoleItem> list(@BeanParam Paging paging) {
        domains.mustBeJoined();
        return roles.list(paging.request()).map(RoleItem::of);
    }
}
