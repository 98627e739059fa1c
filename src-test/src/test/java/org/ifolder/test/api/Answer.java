package org.ifolder.test.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What a host answered.
 *
 * @param request what was asked, for messages
 * @param status HTTP status code
 * @param headers the answer's header fields
 * @param bytes the body
 */
public record Answer(String request, int status, HttpHeaders headers, byte[] bytes) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 600;

    /** The body as text. */
    public String body() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new AssertionError(this + " is no JSON", e);
        }
    }

    /** A text field of the JSON body. */
    public String text(String field) {
        JsonNode value = json().path(field);
        if (!value.isTextual()) {
            throw new AssertionError(this + " has no text '" + field + "'");
        }
        return value.asText();
    }

    /** This answer, if it has one of these status codes. */
    public Answer expect(int... expected) {
        for (int one : expected) {
            if (status == one) {
                return this;
            }
        }
        throw new AssertionError(this + ", expected " + java.util.Arrays.toString(expected));
    }

    /** Asserts that this is a problem document (RFC 9457) with this status code. */
    public Answer expectProblem(int expected) {
        expect(expected);
        String type = headers.firstValue("Content-Type").orElse("none");
        if (!type.startsWith("application/problem+json")) {
            throw new AssertionError(this + " has the media type " + type);
        }
        JsonNode problem = json();
        if (problem.path("status").asInt() != expected || problem.path("title").asText().isBlank()
                || problem.path("type").asText().isBlank()) {
            throw new AssertionError(this + " is no problem document with this status");
        }
        return this;
    }

    /** Asserts that this is a problem document which names the field at fault. */
    public Answer expectProblem(int expected, String field) {
        expectProblem(expected);
        if (!faultyFields().contains(field)) {
            throw new AssertionError(this + " does not name the field " + field);
        }
        return this;
    }

    private List<String> faultyFields() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .filter(error -> !error.path("message").asText().isBlank())
                .map(error -> error.path("field").asText())
                .toList();
    }

    /** The record's version. */
    public String etag() {
        return headers.firstValue("ETag").orElseThrow(() -> new AssertionError(this + " has no ETag"));
    }

    @Override
    public String toString() {
        String text = body();
        return request + " was answered " + status + " " + (text.length() > SHOWN ? text.substring(0, SHOWN) + " …" : text);
    }
}
