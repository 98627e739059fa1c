package org.ifolder.web.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.problem.UnreadableBody;

/** Refuses JSON bodies that are missing or cannot be read, so that no resource gets a null body. */
@Provider
@ApplicationScoped
public class BodyReading implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        try {
            Object body = reading.proceed();
            if (body == null && MediaType.APPLICATION_JSON_TYPE.isCompatible(reading.getMediaType())) {
                throw missing();
            }
            return body;
        } catch (JsonProcessingException e) {
            throw new UnreadableBody(e);
        } catch (NoContentException e) {
            throw missing();
        }
    }

    private static Refusal missing() {
        return Refusal.invalid("body", "is missing");
    }
}
