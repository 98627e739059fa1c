package org.ifolder.wellknown;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ifolder.catalog.Discovery;
import org.ifolder.catalog.Discovery.AsOf;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.refusal.Refusal;

/**
 * {@code /.well-known/ifolder} (RFC 8615): to which Domain a host belongs and where its API is, for a client that knows no more than the host's name.
 * Open to everybody, and tells nothing of members.
 */
@WebServlet("/ifolder")
public class WellKnownServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AS_OF = "IFolder-As-Of";
    private static final String API = "/ifolder/api/v1";

    @Inject
    private transient CurrentDomain domain;

    @Inject
    private transient Discovery discovery;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            AsOf asOf = discovery.asOf();
            Domain known = domain.get();
            response.setHeader(AS_OF, asOf.epoch() + "." + asOf.sequence());
            write(response, "application/json", Map.of("domain", Map.of("id", known.key(), "name", known.name()),
                    "apis", List.of(Map.of("version", 1, "path", API, "openapi", API + "/openapi"))));
        } catch (Refusal noDomain) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            write(response, "application/problem+json", Map.of("type", "urn:ifolder:problem:unavailable",
                    "title", "The host that would have to act cannot do so now", "status", HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "detail", noDomain.getMessage()));
        }
    }

    private static void write(HttpServletResponse response, String type, Object body) throws IOException {
        response.setContentType(type);
        JSON.writeValue(response.getOutputStream(), body);
    }
}
