package org.ifolder.text;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.IDN;
import java.util.regex.Pattern;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;

/** Judges {@link EmailAddress}. */
public class EmailAddressValidator implements ConstraintValidator<EmailAddress, String> {

    private static final int LONGEST_LOCAL_PART = 64;

    private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");

    @Inject
    private Limits limits = Limits.standard();

    @Override
    public boolean isValid(String address, ConstraintValidatorContext context) {
        if (address == null) {
            return true;
        }
        if (Text.length(address) > limits.of(Limit.EMAIL)) {
            return PlainTextValidator.refuse(context, "is longer than " + limits.of(Limit.EMAIL) + " characters");
        }
        int at = address.lastIndexOf('@');
        return at > 0 && at <= LONGEST_LOCAL_PART
                && LOCAL_PART.matcher(address.substring(0, at)).matches()
                && isDomain(address.substring(at + 1));
    }

    private static boolean isDomain(String domain) {
        try {
            return DOMAIN.matcher(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
