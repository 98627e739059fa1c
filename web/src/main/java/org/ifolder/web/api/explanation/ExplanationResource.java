package org.ifolder.web.api.explanation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.explanation.Explanations;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.security.Role;

/** Why can a member not work in an iFolder? */
@Path("/explain")
@RequestScoped
@Tag(name = "explanation")
public class ExplanationResource {

    @Inject
    private Explanations explanations;

    @Inject
    private CurrentDomain domains;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "Why can a member not work in an iFolder", description = "All that decides it, as far as this host knows: the member's state and home,"
            + " the right and where it comes from, the iFolder's host, its address and how far it is; and the one fact that stands in the way.")
    @APIResponse(responseCode = "200", description = "The explanation; also where member or iFolder are not known.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ExplanationItem.class),
            examples = @ExampleObject(name = "no right", value = """
                    {"obstacle":"NO_RIGHT",
                     "detail":"The member holds no right on the iFolder: its owner or an administrator can give one.",
                     "member":{"id":"7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j","loginName":"ann","state":"ACTIVE","roles":[]}}""")))
    public ExplanationItem explain(
            @Parameter(description = "Id or login name of the member.", example = "ann") @QueryParam("member") String member,
            @Parameter(description = "Id of the iFolder.", example = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j") @QueryParam("ifolder") String iFolder) {
        domains.mustBeJoined();
        if (member == null || member.isBlank()) {
            throw Refusal.invalid("member", "must not be empty");
        }
        if (iFolder == null || iFolder.isBlank()) {
            throw Refusal.invalid("ifolder", "must not be empty");
        }
        return ExplanationItem.of(explanations.explain(member, iFolder));
    }
}
