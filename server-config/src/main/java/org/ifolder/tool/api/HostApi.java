package org.ifolder.tool.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.tool.console.Failure;
/** The API of one host, called as one person. Every method throws {@link Refusal} or {@link Unreachable}. */
public final class HostApi {

    private static final String ROOT = "/ifolder/api/v1/";
    private static final int PAGE_SIZE = 100;
    private static final int CONFLICT = 409;

    private final HttpClient client;
    private final String host;
    private final URI address;
    private final String authorization;
    private final Duration patience;

    /** @param authorization what the caller shows, as that header field; null for nothing */
    HostApi(HttpClient client, String host, URI address, String authorization, Duration patience) {
        this.client = client;
        this.host = host;
        this.address = address;
        this.authorization = authorization;
        this.patience = patience;
    }

    /**
     * The host's name.
     *
     * @return as in its settings
     */
    public String host() {
        return host;
    }

    /**
     * The same host and caller with another time limit.
     *
     * @param limit how long one request may take
     * @return a new view
     */
    public HostApi within(Duration limit) {
        return new HostApi(client, host, address, authorization, limit);
    }

    /**
     * Reads one resource.
     *
     * @param path below {@code /ifolder/api/v1/}
     * @param type what it is read as
     * @return the resource
     */
    public <T> T get(String path, Class<T> type) {
        return read(send("GET", path, null, BodyPublishers.noBody()), type);
    }

    /**
     * Reads one resource that a host of no Domain does not have.
     *
     * @param path below {@code /ifolder/api/v1/}
     * @param type what it is read as
     * @return empty if the host answers 409, which says that it is in no Domain
     */
    public <T> Optional<T> getIfJoined(String path, Class<T> type) {
        try {
            return Optional.of(get(path, type));
        } catch (Refusal refusal) {
            if (refusal.status() == CONFLICT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /**
     * Reads all pages of a list.
     *
     * @param path below {@code /ifolder/api/v1/}, without paging parameters
     * @param type what each item is read as
     * @return all items
     */
    public <T> List<T> all(String path, Class<T> type) {
        List<T> items = new ArrayList<>();
        Page<T> page;
        do {
            page = page(path, items.size() / PAGE_SIZE, PAGE_SIZE, type);
            items.addAll(page.items());
        } while (page.items().size() == PAGE_SIZE && items.size() < page.total());
        return items;
    }

    /**
     * How many items a list has.
     *
     * @param path below {@code /ifolder/api/v1/}, without paging parameters
     * @return the total
     */
    public long total(String path) {
        return page(path, 0, 1, Object.class).total();
    }

    /**
     * Posts JSON.
     *
     * @param path below {@code /ifolder/api/v1/}
     * @param body sent as JSON
     * @param type what the answer is read as
     * @return the answer
     */
    public <T> T post(String path, Object body, Class<T> type) {
        return read(send("POST", path, "application/json", json(body)), type);
    }

    /**
     * Posts LDIF.
     *
     * @param path below {@code /ifolder/api/v1/}
     * @param ldif the bytes
     * @param type what the answer is read as
     * @return the answer
     */
    public <T> T postLdif(String path, byte[] ldif, Class<T> type) {
        return read(send("POST", path, "text/ldif", BodyPublishers.ofByteArray(ldif)), type);
    }

    /**
     * Puts JSON.
     *
     * @param path below {@code /ifolder/api/v1/}
     * @param body sent as JSON
     */
    public void put(String path, Object body) {
        send("PUT", path, "application/json", json(body));
    }

    /**
     * A value as one segment of a path.
     *
     * @param value any text
     * @return percent-encoded
     */
    public static String segment(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> Page<T> page(String path, int number, int size, Class<T> type) {
        String query = (path.contains("?") ? "&" : "?") + "page=" + number + "&size=" + size;
        JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        return read(send("GET", path + query, null, BodyPublishers.noBody()), page);
    }

    private HttpResponse<String> send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(ROOT + path))
                .timeout(patience)
                .header("Accept", "application/json, application/problem+json")
                .method(method, body);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response =
                    client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / 100 != 2) {
                throw new Refusal(host, method + " /" + path, response.statusCode(), Problem.read(response.body()));
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(host, address, new InterruptedIOException("interrupted"));
        } catch (IOException e) {
            throw new Unreachable(host, address, e);
        }
    }

    private <T> T read(HttpResponse<String> response, Class<T> type) {
        return read(response, Json.MAPPER.constructType(type));
    }

    private <T> T read(HttpResponse<String> response, JavaType type) {
        String request = response.request().method() + " " + response.request().uri().getPath();
        try {
            T answer = Json.MAPPER.readValue(response.body(), type);
            if (answer != null) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            throw new Failure(host + ": the answer to " + request + " is not understood: " + e.getOriginalMessage(), e);
        }
        throw new Failure(host + ": the answer to " + request + " is empty");
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body.getClass(), e);
        }
    }
}
