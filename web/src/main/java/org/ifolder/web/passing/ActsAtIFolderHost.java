package org.ifolder.web.passing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A request that only the host of the iFolder answers which the path parameter {@code id} names: the creator of its key (R1.2). */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ActsAtIFolderHost {
}
