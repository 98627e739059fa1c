package org.ifolder.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The API for other hosts, at the private listener: all that users have, so that what is passed on meets the same code, and more. */
@ApplicationPath("/private/v1")
public class PrivateApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return ApiClasses.forHosts();
    }
}
