package org.ifolder.domain.member;

import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.text.Text;
import rocks.xmpp.precis.PrecisProfiles;

/**
 * A login name, and the key by which two of them are the same.
 *
 * @param name as it was given, in NFC
 * @param key the name under the UsernameCaseMapped profile (RFC 8265, section 3.3)
 */
public record LoginName(String name, String key) {

    private static final String FIELD = "loginName";

    /**
     * Reads a login name.
     *
     * @throws Refusal {@link Refusal.Kind#INVALID} when it is empty, too long, holds white space, control characters or others
     *     that the profile disallows, or a colon, which HTTP Basic cannot carry (RFC 7617, section 2)
     */
    public static LoginName of(String text, Limits limits) {
        String name = Text.clean(text);
        if (name == null) {
            throw Refusal.invalid(FIELD, "must not be empty");
        }
        int maximum = limits.of(Limit.LOGIN);
        if (Text.length(name) > maximum) {
            throw Refusal.invalid(FIELD, "is longer than " + maximum + " characters");
        }
        if (name.indexOf(':') >= 0) {
            throw Refusal.invalid(FIELD, "contains a colon");
        }
        try {
            return new LoginName(name, PrecisProfiles.USERNAME_CASE_MAPPED.enforce(name));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(FIELD, "contains a character that a login name may not hold");
        }
    }
}
