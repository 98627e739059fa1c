package org.ifolder.domain.member;

import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;

/** A login name that {@link LoginName#of} takes. Null is left to {@code @NotNull}. */
@Documented
@Constraint(validatedBy = Login.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Login {

    String message() default "is not a login name";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges {@link Login}. */
    class Validator implements ConstraintValidator<Login, String> {

        @Inject
        private Limits limits = Limits.standard();

        @Override
        public boolean isValid(String login, ConstraintValidatorContext context) {
            if (login == null) {
                return true;
            }
            try {
                LoginName.of(login, limits);
                return true;
            } catch (Refusal e) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(e.getMessage()).addConstraintViolation();
                return false;
            }
        }
    }
}
