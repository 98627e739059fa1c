package org.ifolder.web.command;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ifolder.refusal.Refusal;

/** The request's {@code Idempotency-Key}. */
@RequestScoped
public class IdempotencyKey {

    /** The header field's name. */
    public static final String NAME = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,100}");

    @Inject
    private HttpServletRequest request;

    /**
     * The key; empty where the client sent none.
     *
     * @throws Refusal {@code INVALID} when it is not 1 to 100 visible ASCII characters
     */
    public Optional<String> find() {
        return Optional.ofNullable(request.getHeader(NAME)).map(IdempotencyKey::checked);
    }

    static String checked(String key) {
        if (!FORM.matcher(key).matches()) {
            throw Refusal.invalid(NAME, "must be 1 to 100 visible ASCII characters");
        }
        return key;
    }
}
