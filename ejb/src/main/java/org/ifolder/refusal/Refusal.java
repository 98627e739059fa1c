package org.ifolder.refusal;

import jakarta.ejb.ApplicationException;
import java.util.Optional;

/**
 * What was asked is refused; nothing has changed. The message is meant for the person who asked and holds no secret.
 * The API answers it as a problem document (RFC 9457).
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, in the words that decide the API's status code. */
    public enum Kind {
        /** The input's form or value is wrong. */
        INVALID,
        /** There is no such thing, or the caller may not know of it. */
        NOT_FOUND,
        /** The caller may not do this. */
        FORBIDDEN,
        /** It contradicts what is there: a name taken, a second owner. */
        CONFLICT,
        /** The caller's version of the record is not the newest. */
        STALE,
        /** The host that would have to act cannot be reached or is not ready; the same request may succeed later. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final String field;

    private Refusal(Kind kind, String field, String message) {
        super(message);
        this.kind = kind;
        this.field = field;
    }

    /** A refusal of a kind, of no field. */
    public static Refusal of(Kind kind, String message) {
        return new Refusal(kind, null, message);
    }

    public static Refusal invalid(String field, String message) {
        return new Refusal(Kind.INVALID, field, message);
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, null, message);
    }

    public static Refusal forbidden(String message) {
        return new Refusal(Kind.FORBIDDEN, null, message);
    }

    public static Refusal conflict(String field, String message) {
        return new Refusal(Kind.CONFLICT, field, message);
    }

    public static Refusal stale(String message) {
        return new Refusal(Kind.STALE, null, message);
    }

    public static Refusal unavailable(String message) {
        return new Refusal(Kind.UNAVAILABLE, null, message);
    }

    public Kind kind() {
        return kind;
    }

    /** The input's field that is at fault, where one is. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
