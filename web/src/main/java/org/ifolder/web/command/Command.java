package org.ifolder.web.command;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that changes something in one transaction. Sent with an {@code Idempotency-Key}, it and the record of its
 * answer commit together; the same key gets the recorded answer. Not for methods that run transactions of their own.
 */
@Inherited
@InterceptorBinding
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Command {
}
