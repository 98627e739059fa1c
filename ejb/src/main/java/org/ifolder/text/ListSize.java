package org.ifolder.text;

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
import java.util.Collection;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;

/** A list of at most a configured number of entries. Null is valid. */
@Documented
@Constraint(validatedBy = ListSize.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ListSize {

    /** The number that applies. */
    Limit limit() default Limit.LIST_SIZE;

    String message() default "has too many entries";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges {@link ListSize}. */
    class Validator implements ConstraintValidator<ListSize, Collection<?>> {

        @Inject
        private Limits limits = Limits.standard();

        private Limit limit;

        @Override
        public void initialize(ListSize constraint) {
            limit = constraint.limit();
        }

        @Override
        public boolean isValid(Collection<?> list, ConstraintValidatorContext context) {
            int maximum = limits.of(limit);
            return list == null || list.size() <= maximum
                    || PlainTextValidator.refuse(context, "has more than " + maximum + " entries");
        }
    }
}
