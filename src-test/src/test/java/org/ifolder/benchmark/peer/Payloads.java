package org.ifolder.benchmark.peer;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
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

    static byte[] write(ChangedMember change) throws IOException {
        return JSON.writeValueAsBytes(change);
    }

    /** A hash as the product keeps it of each record and each batch. */
    static String hash(byte[] content) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pack(List<byte[]> payloads) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(content)) {
            byte before = '[';
            for (byte[] payload : payloads) {
                compressed.write(before);
                compressed.write(payload);
                before = ',';
            }
            compressed.write(']');
        }
        return content.toByteArray();
    }

    static List<ChangedMember> unpack(byte[] content) throws IOException {
        try (GZIPInputStream compressed = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return JSON.readValue(compressed, CHANGES);
        }
    }
}
