package org.ifolder.web.passing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ifolder.peer.PeerRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.command.IdempotencyKey;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.IncomingBody;
import org.ifolder.web.security.ActorFilter;
import org.ifolder.web.security.CurrentCaller;

/** The request being answered, as another host gets it. */
@ApplicationScoped
public class Outgoing {

    private static final List<String> PASSED = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT, IfMatch.NAME,
            HttpHeaders.IF_NONE_MATCH);

    @Inject
    private HttpServletRequest request;

    @Inject
    private IncomingBody body;

    @Inject
    private CurrentCaller caller;

    @Inject
    private IdempotencyKey key;

    /** The client's key, or a random one, by which the other host knows a repeated request. */
    String key() {
        return key.find().orElseGet(() -> UUID.randomUUID().toString());
    }

    PeerRequest request(String idempotencyKey) {
        Map<String, String> headers = new HashMap<>();
        for (String name : PASSED) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        headers.put(IdempotencyKey.NAME, idempotencyKey);
        headers.put(ActorFilter.SOURCE, request.getRemoteAddr());
        return new PeerRequest(request.getMethod(), pathAndQuery(request.getPathInfo(), request.getQueryString()), headers,
                body.open(), caller.get(), !body.isRepeatable());
    }

    static String pathAndQuery(String decodedPath, String encodedQuery) {
        try {
            String path = new URI(null, null, decodedPath, null).getRawPath();
            return encodedQuery == null ? path : path + "?" + encodedQuery;
        } catch (URISyntaxException e) {
            throw Refusal.notFound("There is nothing at this path.");
        }
    }
}
