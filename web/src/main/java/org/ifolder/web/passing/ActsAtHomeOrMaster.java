package org.ifolder.web.passing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A request that the home host of the member decides whom the path parameter {@code id} names, or the master on its behalf (R4.5). */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ActsAtHomeOrMaster {
}
