package org.ifolder.web.rest;

import java.io.IOException;
import java.io.InputStream;
import org.ifolder.web.problem.BodyTooLarge;

/** Reads a body of which no more than a stated number of bytes is ever held. */
final class BoundedBody {

    private BoundedBody() {
    }

    /**
     * Reads the whole body.
     *
     * @param announced the value of Content-Length; null where the sender does not say, as with chunks
     * @param limit most bytes that are taken
     * @throws BodyTooLarge when more is announced, before anything is read, or when more comes
     */
    static byte[] read(String announced, InputStream body, int limit) throws IOException {
        if (announced != null && exceeds(announced, limit)) {
            throw new BodyTooLarge(limit);
        }
        byte[] bytes = body.readNBytes(limit);
        if (bytes.length == limit && body.read() >= 0) {
            throw new BodyTooLarge(limit);
        }
        return bytes;
    }

    private static boolean exceeds(String announced, int limit) {
        try {
            return Long.parseLong(announced.strip()) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
