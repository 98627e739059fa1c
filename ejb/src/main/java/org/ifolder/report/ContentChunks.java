package org.ifolder.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a report's lines into chunks that are small enough to travel. A line is never cut; one that is longer than a chunk becomes
 * a chunk of its own.
 */
final class ContentChunks {

    /** Bytes of UTF-8 in a chunk, at most, line ends included. */
    static final int MAXIMUM_BYTES = 32 * 1024;

    private final List<String> full = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int openBytes;

    void add(String line) {
        int bytes = line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (openBytes > 0 && openBytes + bytes > MAXIMUM_BYTES) {
            close();
        }
        open.append(line).append('\n');
        openBytes += bytes;
    }

    /** No line follows: what is left becomes the last chunk. */
    void end() {
        if (openBytes > 0) {
            close();
        }
    }

    /** The chunks that are full since they were last taken. */
    List<String> take() {
        List<String> taken = List.copyOf(full);
        full.clear();
        return taken;
    }

    private void close() {
        full.add(open.toString());
        open.setLength(0);
        openBytes = 0;
    }
}
