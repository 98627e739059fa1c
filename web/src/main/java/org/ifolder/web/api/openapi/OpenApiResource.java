package org.ifolder.web.api.openapi;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.web.security.Role;

/** The OpenAPI document, which the build makes from the annotations of the resources. */
@Path("/openapi")
@RequestScoped
@Tag(name = "openapi")
public class OpenApiResource {

    private static final String YAML = "application/yaml";

    private static final List<Variant> FORMS = Variant.mediaTypes(MediaType.valueOf(YAML), MediaType.APPLICATION_JSON_TYPE).build();

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Produces({YAML, MediaType.APPLICATION_JSON})
    @Operation(summary = "This document", description = "The OpenAPI document of this API, as YAML or JSON by the Accept header field.")
    @APIResponse(responseCode = "200", description = "The document.", content = {
            @Content(mediaType = YAML, examples = @ExampleObject(name = "yaml", value = "openapi: 3.1.0")),
            @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "json",
                    value = "{\"openapi\":\"3.1.0\"}"))})
    public Response document(@Context Request request) {
        Variant chosen = request.selectVariant(FORMS);
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        boolean yaml = chosen.getMediaType().equals(FORMS.get(0).getMediaType());
        InputStream document = OpenApiResource.class.getResourceAsStream(yaml ? "/openapi/openapi.yaml" : "/openapi/openapi.json");
        return Response.ok(document, chosen).build();
    }
}
