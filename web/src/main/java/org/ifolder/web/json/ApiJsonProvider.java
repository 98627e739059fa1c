package org.ifolder.web.json;

import com.fasterxml.jackson.jakarta.rs.json.JacksonJsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Reads and writes {@link ApiJson} for JAX-RS, whatever JSON provider the server brings. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
@Produces({MediaType.APPLICATION_JSON, "application/*+json"})
public class ApiJsonProvider extends JacksonJsonProvider {

    public ApiJsonProvider() {
        super(ApiJson.mapper());
    }
}
