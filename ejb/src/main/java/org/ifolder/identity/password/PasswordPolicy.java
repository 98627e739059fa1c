package org.ifolder.identity.password;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.text.Text;

/**
 * Which passwords people may choose: long enough, and none that is tried first, by zxcvbn's lists of known passwords, names, words and patterns
 * (NIST SP 800-63B, section 5.1.1.2). {@code ifolder.password.strength} is the lowest score that passes, from 0 (any) to 4.
 */
@ApplicationScoped
class PasswordPolicy {

    /** Looking at a text costs more than in proportion to its length; one that is as long as this is not guessed. */
    private static final int LOOKED_AT = 64;

    private final Zxcvbn zxcvbn = new Zxcvbn();

    @Inject
    private Limits limits;

    @Inject
    @ConfigProperty(name = "ifolder.password.strength", defaultValue = "2")
    private int strength;

    /**
     * Passes a password that a member may have.
     *
     * @param loginName whose it is to be: what resembles it is guessed first
     * @throws Refusal {@link Refusal.Kind#INVALID} naming {@code field}; it says nothing of the password but why
     */
    void mustAllow(String field, String password, String loginName) {
        int minimum = limits.of(Limit.PASSWORD_MINIMUM);
        int maximum = limits.of(Limit.PASSWORD);
        if (password == null || Text.length(password) < minimum || Text.length(password) > maximum) {
            throw Refusal.invalid(field, "must have " + minimum + " to " + maximum + " characters");
        }
        if (password.length() > LOOKED_AT) {
            return;
        }
        Strength found = zxcvbn.measure(password, List.of(loginName));
        if (found.getScore() < strength) {
            String warning = found.getFeedback().getWarning();
            throw Refusal.invalid(field, "is guessed too easily" + (warning.isEmpty() ? "" : ": " + warning));
        }
    }
}
