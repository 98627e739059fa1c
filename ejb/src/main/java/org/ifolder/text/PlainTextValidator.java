package org.ifolder.text;

import jakarta.inject.Inject;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;

/** Judges {@link PlainText}. */
public class PlainTextValidator implements ConstraintValidator<PlainText, String> {

    /** The defaults hold where no container injects what is set. */
    @Inject
    private Limits limits = Limits.standard();

    private Limit limit;
    private boolean lines;

    @Override
    public void initialize(PlainText constraint) {
        limit = constraint.limit();
        lines = constraint.lines();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int maximum = limits.of(limit);
        if (Text.length(text) > maximum) {
            return refuse(context, "is longer than " + maximum + " characters");
        }
        if (Text.hasForbiddenCharacter(lines ? text.replace("\n", "") : text)) {
            return refuse(context, "contains a control character");
        }
        return true;
    }

    static boolean refuse(ConstraintValidatorContext context, String reason) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(reason).addConstraintViolation();
        return false;
    }
}
