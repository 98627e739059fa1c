package org.ifolder.domain.host;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A public key of a host: EC P-256 as a JSON Web Key, without a private part. Null is valid. */
@Documented
@Constraint(validatedBy = PublicKeyText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PublicKeyText {

    String message() default "is not a public EC P-256 key as a JSON Web Key";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges {@link PublicKeyText}. */
    class Validator implements ConstraintValidator<PublicKeyText, String> {

        @Override
        public boolean isValid(String key, ConstraintValidatorContext context) {
            return key == null || HostPublicKey.read(key).isPresent();
        }
    }
}
