package org.ifolder.benchmark.peer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Changes as JSON, alone in an outbox and compressed together in a batch. */
final class Payloads {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<ChangedMember>> CHANGES = new TypeReference<>() {
    };

    private Payloads() {
    }

    static String write(ChangedMember change) throws IOException {
        return JSON.writeValueAsString(change);
    }

    static byte[] pack(List<String> payloads) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(content)) {
            compressed.write(("[" + String.join(",", payloads) + "]").getBytes(StandardCharsets.UTF_8));
        }
        return content.toByteArray();
    }

    static List<ChangedMember> unpack(byte[] content) throws IOException {
        try (GZIPInputStream compressed = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return JSON.readValue(compressed, CHANGES);
        }
    }
}
