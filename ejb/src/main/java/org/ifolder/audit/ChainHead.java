package org.ifolder.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a chain goes: each hash is SHA-256 over the hash before and the entry, so that no entry can be changed, taken away or put in without all hashes
 * after it being others.
 *
 * @param sequence of the last entry; 0 for a chain of none
 * @param hash of the last entry, base64url
 */
public record ChainHead(long sequence, String hash) {

    /** Of a chain without entries. */
    public static final ChainHead START = new ChainHead(0, "");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEPARATOR = ":";
    /** A sequence that a long holds, and 32 bytes as base64url. */
    private static final Pattern TOLD = Pattern.compile("([1-9][0-9]{0,17}):([A-Za-z0-9_-]{43})");

    /** The hash of the entry that follows. */
    String next(AuditEntry entry) {
        List<String> content = new ArrayList<>(entry.content());
        content.add(0, hash);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As hosts tell it each other. */
    String told() {
        return sequence + SEPARATOR + hash;
    }

    /** Reads what {@link #told} writes of a chain that has begun; empty for any other text. */
    static Optional<ChainHead> read(String told) {
        Matcher parts = TOLD.matcher(told == null ? "" : told);
        return parts.matches() ? Optional.of(new ChainHead(Long.parseLong(parts.group(1)), parts.group(2))) : Optional.empty();
    }
}
