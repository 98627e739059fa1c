package org.ifolder.web.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.command.CommandOutcome;
import org.ifolder.web.json.ApiJson;
import org.ifolder.web.rest.Places;
import org.ifolder.web.rest.RecordAnswer;

/** An answer as the journal keeps it; its place without the host's address, because the retry may come through another host. */
final class RecordedAnswer {

    private static final List<String> KEPT = List.of(HttpHeaders.ETAG, RecordAnswer.RECORD);

    private RecordedAnswer() {
    }

    /** What a resource method returned, as it is kept. */
    static CommandOutcome of(Object returned) throws JsonProcessingException {
        Response response = returned instanceof Response answer ? answer
                : returned == null ? Response.noContent().build() : Response.ok(returned).build();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            String value = response.getHeaderString(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)).flatMap(Places::belowApi)
                .ifPresent(place -> headers.put(HttpHeaders.LOCATION, place));
        byte[] body = response.hasEntity() ? ApiJson.mapper().writeValueAsBytes(response.getEntity()) : new byte[0];
        return new CommandOutcome(response.getStatus(), headers, body);
    }

    /** The answer that was kept. */
    static Response replay(CommandOutcome outcome) {
        Response.ResponseBuilder response = Response.status(outcome.status());
        outcome.headers().forEach((name, value) -> {
            if (name.equals(HttpHeaders.LOCATION)) {
                response.location(URI.create(value));
            } else {
                response.header(name, value);
            }
        });
        byte[] body = outcome.body();
        return body.length == 0 ? response.build() : response.type(MediaType.APPLICATION_JSON_TYPE).entity(body).build();
    }
}
