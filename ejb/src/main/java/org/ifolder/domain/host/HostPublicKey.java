package org.ifolder.domain.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The public key of a host in its one canonical form, so that equal keys are equal text. What the key is good for, {@code identity}
 * knows.
 *
 * @param jwk the required members alone, in the order and spelling of RFC 7638, section 3.2
 */
record HostPublicKey(String jwk) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** 32 bytes as base64url without padding, in the one spelling that has no bits to spare in its last character. */
    private static final Pattern COORDINATE = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    /** Reads a JSON Web Key; empty when it is anything but a public EC P-256 key. */
    static Optional<HostPublicKey> read(String text) {
        JsonNode key;
        try {
            key = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        String x = key.path("x").asText();
        String y = key.path("y").asText();
        boolean good = "EC".equals(key.path("kty").asText()) && "P-256".equals(key.path("crv").asText())
                && !key.has("d") && COORDINATE.matcher(x).matches() && COORDINATE.matcher(y).matches();
        return good
                ? Optional.of(new HostPublicKey("{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}"))
                : Optional.empty();
    }

    /** The RFC 7638 thumbprint: SHA-256, base64url without padding. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
