package org.ifolder.web.rest;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Refuses an address that says NUL, which is in no name and no id, and which not every database takes as text. */
@Provider
@PreMatching
public class AddressFilter implements ContainerRequestFilter {

    private static final String NUL = "%00";

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getRequestUri().getRawSchemeSpecificPart().contains(NUL)) {
            throw new BadRequestException();
        }
    }
}
