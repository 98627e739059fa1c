package org.ifolder.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

/** The API for users, at the public listener. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info = @Info(title = "iFolder", version = "1", description = "The API of every host of an iFolder Domain. Ids are references"
                + " everywhere; lists come in pages; a refusal is a problem document (RFC 9457). A command that another host decides"
                + " is passed on by the host that gets it, and answered with that host's answer."),
        servers = @Server(url = "/ifolder/api/v1", description = "This host"),
        security = @SecurityRequirement(name = "login"))
@SecurityScheme(securitySchemeName = "login", type = SecuritySchemeType.HTTP, scheme = "basic",
        description = "Login name and password: of a member at their home host, of an administrator at every host.")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return ApiClasses.forUsers();
    }
}
