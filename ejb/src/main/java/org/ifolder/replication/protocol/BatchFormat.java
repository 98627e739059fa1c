package org.ifolder.replication.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Changes and batches as bytes: UTF-8 JSON, {@code {"header":{…},"changes":[…]}} with the header first, as it is or compressed with
 * GZIP (RFC 1952). Plain data, no Java serialisation (R7.8); nesting and the length after decompression are bounded against hostile
 * input.
 */
public final class BatchFormat {

    /** Most bytes of a batch's JSON: 64 times the size at which a batch is full by default, as its last record may be large. */
    static final long MAXIMUM_JSON_BYTES = 16_777_216;

    /** How much smaller DEFLATE (RFC 1951) makes anything at most: 258 bytes in two bits, twice over in what that takes itself. */
    private static final long MOST_SHRUNK = 1032;

    private static final int MAXIMUM_NESTING = 32;

    private static final int BUFFER = 8192;

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAXIMUM_NESTING).maxDocumentLength(MAXIMUM_JSON_BYTES).build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private BatchFormat() {
    }

    /** One change as the bytes that its batch will carry. */
    public static byte[] write(Change change) {
        try {
            return JSON.writeValueAsBytes(change);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one change that {@link #write(Change)} has written. */
    public static Change change(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Change.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a header before changes that {@link #write(Change)} has written.
     *
     * @param compressedFrom bytes from which the batch is compressed
     */
    public static byte[] write(BatchHeader header, List<byte[]> changes, int compressedFrom) {
        byte[] json = json(header, changes);
        return json.length < compressedFrom ? json : compressed(json);
    }

    private static byte[] compressed(byte[] json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 2);
        try (OutputStream gzip = new GZIPOutputStream(bytes, BUFFER)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The most bytes of JSON that a body can hold, without reading it. */
    public static long mostJsonBytes(byte[] body) {
        return isCompressed(body) ? Math.min(MAXIMUM_JSON_BYTES, body.length * MOST_SHRUNK) : body.length;
    }

    /** The bytes of JSON in a body that was sealed here; what another host has written there proves nothing (RFC 1952: ISIZE). */
    static long jsonBytes(byte[] body) {
        return isCompressed(body)
                ? Integer.toUnsignedLong(ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - Integer.BYTES))
                : body.length;
    }

    private static boolean isCompressed(byte[] body) {
        return body.length > 1 && ((body[1] & 0xff) << 8 | body[0] & 0xff) == GZIPInputStream.GZIP_MAGIC;
    }

    private static JsonParser parser(byte[] body) throws IOException {
        return isCompressed(body) ? JSON.getFactory().createParser(new GZIPInputStream(new ByteArrayInputStream(body), BUFFER))
                : JSON.getFactory().createParser(body);
    }

    private static byte[] json(BatchHeader header, List<byte[]> changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeFieldName("header");
            JSON.writeValue(json, header);
            json.writeArrayFieldStart("changes");
            for (byte[] change : changes) {
                json.writeRawValue(new String(change, StandardCharsets.UTF_8));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a received batch's header; the changes are looked at only after the signature was found good.
     *
     * @throws MalformedBatch when the bytes are not a batch
     */
    public static SealedBatch read(byte[] body, String signature) {
        try (JsonParser json = parser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT || !"header".equals(json.nextFieldName())) {
                throw new MalformedBatch("a batch begins with its header", null);
            }
            json.nextToken();
            BatchHeader header = JSON.readValue(json, BatchHeader.class);
            if (!isComplete(header)) {
                throw new MalformedBatch("a field of the header is missing or out of range", null);
            }
            return new SealedBatch(header, body, signature, hash(body));
        } catch (IOException e) {
            throw new MalformedBatch("the header cannot be read", e);
        }
    }

    private static boolean isComplete(BatchHeader header) {
        if (header == null || header.domain() == null || header.collection() == null || header.authority() == null
                || header.incarnation() == null || header.digest() == null) {
            return false;
        }
        Cursor previous = header.previous();
        return header.term() >= BatchHeader.FIRST_TERM && previous != null && previous.incarnation() != null && previous.hash() != null && previous.sequence() >= 0
                && header.to() > previous.sequence();
    }

    /**
     * Reads a batch's changes, in their order.
     *
     * @throws MalformedBatch when they cannot be read, or are not as many as the header says
     */
    public static List<Change> changes(SealedBatch batch) {
        List<Change> changes = new ArrayList<>();
        try (JsonParser json = parser(batch.body())) {
            json.nextToken();
            json.nextFieldName();
            json.nextToken();
            json.skipChildren();
            if (!"changes".equals(json.nextFieldName()) || json.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedBatch("the changes follow the header", null);
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                changes.add(checked(JSON.readValue(json, Change.class)));
            }
            if (json.currentToken() != JsonToken.END_ARRAY) {
                throw new MalformedBatch("something among the changes is none", null);
            }
        } catch (IOException e) {
            throw new MalformedBatch("a change cannot be read", e);
        }
        if (changes.size() != batch.header().to() - batch.header().from() + 1) {
            throw new MalformedBatch("the header counts other changes than there are", null);
        }
        return changes;
    }

    private static Change checked(Change change) {
        if (!change.isComplete()) {
            throw new MalformedBatch("a change lacks a part, or its payload is no record", null);
        }
        return change;
    }

    /** SHA-256 of the bytes, base64url without padding. */
    public static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
