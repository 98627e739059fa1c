package org.ifolder.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;

/** A command that was carried out, and its answer. Belongs to this host alone, in no collection. */
@Entity
@Table(name = "command_outcome")
class RecordedCommand {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() { };

    /** Caller and key, as {@link #id} joins them. */
    @Id
    @Column(name = "command_id", nullable = false)
    private String id;

    @Column(name = "fingerprint", nullable = false)
    private String fingerprint;

    @Column(name = "status", nullable = false)
    private int status;

    @Column(name = "headers", nullable = false)
    private String headers;

    @Column(name = "body", nullable = false)
    private byte[] body;

    @Column(name = "decided_at", nullable = false)
    private long decidedAt;

    protected RecordedCommand() {
    }

    /** A command that is about to act; its answer follows in the same transaction. */
    RecordedCommand(CommandKey key, String fingerprint, long now) {
        this.id = id(key);
        this.fingerprint = fingerprint;
        this.headers = "{}";
        this.body = new byte[0];
        this.decidedAt = now;
    }

    /** The key that never has a space comes first, so that no other pair gives the same id. */
    static String id(CommandKey key) {
        return key.key() + " " + key.caller();
    }

    boolean isOf(String requestFingerprint) {
        return fingerprint.equals(requestFingerprint);
    }

    void answered(CommandOutcome outcome) {
        status = outcome.status();
        body = outcome.body();
        try {
            headers = JSON.writeValueAsString(outcome.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the header fields of an answer cannot be written", e);
        }
    }

    CommandOutcome outcome() {
        try {
            return new CommandOutcome(status, JSON.readValue(headers, HEADERS), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the recorded answer of a command cannot be read", e);
        }
    }
}
