package org.ifolder.test.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.tool.folder.Credential;

/** The API of one host, asked by one person. Immutable: {@link #with}, {@link #as} and {@link #within} give other views of it. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int LARGEST_PAGE = 500;

    private final HttpClient http;
    private final URI root;
    private final String host;
    private final Map<String, String> headers;
    private final Duration limit;

    /**
     * A client that shows no credentials.
     *
     * @param root the URL that all paths are relative to, with a slash at its end
     * @param host the host's name, for messages
     */
    public ApiClient(HttpClient http, URI root, String host) {
        this(http, root, host, Map.of("Accept", "application/json, application/problem+json"), LIMIT);
    }

    private ApiClient(HttpClient http, URI root, String host, Map<String, String> headers, Duration limit) {
        this.http = http;
        this.root = root;
        this.host = host;
        this.headers = headers;
        this.limit = limit;
    }

    /** The same host, asked by somebody else. */
    public ApiClient as(Credential person) {
        return with("Authorization", person.basic());
    }

    /** The same client with one header field more, or another value of it. */
    public ApiClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiClient(http, root, host, more, limit);
    }

    /** The same client, which waits no longer than this for an answer. */
    public ApiClient within(Duration patience) {
        return new ApiClient(http, root, host, headers, patience);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** @param body anything that Jackson writes; a text is sent as it is */
    public Answer post(String path, Object body) {
        return with("Content-Type", "application/json").send("POST", path, json(body));
    }

    /** @param body anything that Jackson writes; a text is sent as it is */
    public Answer put(String path, Object body) {
        return with("Content-Type", "application/json").send("PUT", path, json(body));
    }

    public Answer put(String path) {
        return send("PUT", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer postLdif(String path, BodyPublisher ldif) {
        return with("Content-Type", "text/ldif").send("POST", path, ldif);
    }

    public Answer postLdif(String path, String ldif) {
        return postLdif(path, BodyPublishers.ofString(ldif));
    }

    /** How many rows a list has. */
    public long total(String path) {
        return get(path + (path.contains("?") ? "&" : "?") + "size=1").expect(200).json().path("total").asLong(-1);
    }

    /** All rows of a list, over all its pages. */
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page;
        int number = 0;
        do {
            String query = (path.contains("?") ? "&" : "?") + "page=" + number++ + "&size=" + LARGEST_PAGE;
            page = get(path + query).expect(200).json();
            page.path("items").forEach(items::add);
        } while (page.path("items").size() == LARGEST_PAGE);
        return items;
    }

    /**
     * Sends a request.
     *
     * @throws UncheckedIOException when the host cannot be reached or the connection breaks
     */
    public Answer send(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).timeout(limit).method(method, body);
        headers.forEach(request::header);
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(host + ": " + request.method() + " " + request.uri(), response.statusCode(), response.headers(),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(host + ": " + request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static BodyPublisher json(Object body) {
        if (body instanceof String text) {
            return BodyPublishers.ofString(text);
        }
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String toString() {
        return host;
    }
}
