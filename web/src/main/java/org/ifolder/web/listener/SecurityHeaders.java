package org.ifolder.web.listener;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Header fields that tell browsers what they must not do with an answer. */
@ApplicationScoped
public class SecurityHeaders {

    private Duration httpsOnly;

    /** For the container's proxy alone. */
    protected SecurityHeaders() {
    }

    /** @param httpsOnly how long browsers shall use nothing but HTTPS for this host (RFC 6797); zero for no such demand */
    @Inject
    public SecurityHeaders(@ConfigProperty(name = "ifolder.public.https-only", defaultValue = "P365D") Duration httpsOnly) {
        this.httpsOnly = httpsOnly;
    }

    /** Sets them. What an answer is that may be shown to others or framed, says so itself later. */
    void set(HttpServletResponse response, Listener listener) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "private, no-cache");
        if (listener == Listener.PUBLIC && !httpsOnly.isZero()) {
            response.setHeader("Strict-Transport-Security", "max-age=" + httpsOnly.toSeconds());
        }
    }
}
