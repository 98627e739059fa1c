package org.ifolder.domain.host;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The address of a host: an {@code https} URL of a host name and perhaps a port, nothing else. Null is valid. */
@Documented
@Constraint(validatedBy = HostAddressValidator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface HostAddress {

    String message() default "is not of the form https://host:port";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
