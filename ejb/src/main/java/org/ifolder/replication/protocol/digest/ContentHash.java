package org.ifolder.replication.protocol.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * SHA-256 over all that a live record says: type, key, version and payload, base64url without padding. The payload's fields are
 * sorted by name first, so that hosts of different versions, which write them in different orders, come to the same hash.
 */
public final class ContentHash {

    private static final ObjectMapper SORTED = JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private static final byte SEPARATOR = 0;

    private ContentHash() {
    }

    /**
     * The hash of one record.
     *
     * @param version the version in its text form
     */
    public static String of(String type, String key, String version, JsonNode payload) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            for (String part : new String[] {type, key, version}) {
                sha256.update(part.getBytes(StandardCharsets.UTF_8));
                sha256.update(SEPARATOR);
            }
            sha256.update(SORTED.writeValueAsBytes(payload));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the payload of " + type + " " + key + " is no JSON", e);
        }
    }
}
