package org.ifolder.web.listener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which listener has which port on this host. */
@ApplicationScoped
public class Listeners {

    private int publicPort;
    private int privatePort;
    private int plainPort;

    /** For the container's proxy alone. */
    protected Listeners() {
    }

    @Inject
    public Listeners(@ConfigProperty(name = "ifolder.public.port") int publicPort,
            @ConfigProperty(name = "ifolder.private.port") int privatePort,
            @ConfigProperty(name = "ifolder.http.port") int plainPort) {
        this.publicPort = publicPort;
        this.privatePort = privatePort;
        this.plainPort = plainPort;
    }

    /** The listener that took the request: by the port it arrived at, never by what the request says. */
    public Listener of(ServletRequest request) {
        int port = request.getLocalPort();
        if (port == publicPort) {
            return request.isSecure() ? Listener.PUBLIC : Listener.UNKNOWN;
        }
        if (port == privatePort) {
            return request.isSecure() ? Listener.PRIVATE : Listener.UNKNOWN;
        }
        return port == plainPort ? Listener.PLAIN : Listener.UNKNOWN;
    }
}
