package org.ifolder.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A problem document (RFC 9457).
 *
 * @param type URI of the kind of problem; never changes
 * @param title the kind of problem in words
 * @param status the HTTP status code
 * @param detail what is wrong this time; holds no secret
 * @param instance this occurrence: the id under which it is logged, or else the path that was asked for
 * @param errors the fields at fault, where there are any
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "A problem document (RFC 9457).")
public record Problem(
        @Schema(description = "Kind of problem, as a URI that never changes.", examples = "urn:ifolder:problem:invalid") URI type,
        @Schema(description = "Kind of problem in words.", examples = "The request is not valid") String title,
        @Schema(description = "HTTP status code.", examples = "400") int status,
        @Schema(description = "What is wrong this time.", examples = "loginName: is taken") String detail,
        @Schema(description = "This occurrence: its id in the host's log, or the path that was asked for.",
                examples = "/ifolder/api/v1/members") URI instance,
        @Schema(description = "The fields at fault.") List<FieldError> errors) {

    /** The media type of problem documents. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem of this type. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, List.of());
    }

    /** A problem of this type with the fields at fault. */
    public static Problem of(ProblemType type, List<FieldError> errors) {
        String detail = errors.isEmpty() ? null : describe(errors.get(0));
        return new Problem(type.uri(), type.title(), type.status(), detail, null, errors);
    }

    /** A problem that HTTP's own words describe best. */
    static Problem ofStatus(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return new Problem(URI.create("about:blank"), known == null ? "HTTP " + status : known.getReasonPhrase(), status, detail,
                null, List.of());
    }

    /** A failure of this host that its log tells more of, under the id. */
    static Problem failure(UUID id) {
        ProblemType type = ProblemType.FAILURE;
        return new Problem(type.uri(), type.title(), type.status(),
                "The failure is logged on this host under the id " + id + ".", URI.create("urn:uuid:" + id), List.of());
    }

    /** The same problem, said of a request to this path unless it has an id already. */
    Problem at(String encodedPath) {
        return instance != null ? this : new Problem(type, title, status, detail, URI.create(encodedPath), errors);
    }

    /** The problem as a JAX-RS answer. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }

    private static String describe(FieldError error) {
        return error.field() + ": " + error.message();
    }
}
