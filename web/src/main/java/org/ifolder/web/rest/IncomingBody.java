package org.ifolder.web.rest;

import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body of the request being answered, for those who read it beside the resource. */
@RequestScoped
public class IncomingBody {

    private byte[] bytes;
    private InputStream stream;

    void keep(byte[] body) {
        bytes = body.clone();
    }

    void stream(InputStream body) {
        stream = body;
    }

    /** Whether {@link #open} can be called again and gives the same bytes. */
    public boolean isRepeatable() {
        return stream == null;
    }

    /** The whole body; empty where there is none, or where it is streamed. */
    public byte[] bytes() {
        return bytes == null ? new byte[0] : bytes.clone();
    }

    /** The body from its beginning; null where there is none. */
    public InputStream open() {
        if (stream != null) {
            return stream;
        }
        return bytes == null || bytes.length == 0 ? null : new ByteArrayInputStream(bytes);
    }
}
