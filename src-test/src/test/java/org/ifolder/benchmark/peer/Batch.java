package org.ifolder.benchmark.peer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Changes that were sealed together. There is no gap between the numbers of one batch and the next.
 *
 * @param from number of the first change
 * @param to number of the last change
 * @param content their payloads, as {@link Payloads} writes them
 */
record Batch(long from, long to, byte[] content) {

    /** Writes it so that {@link #read} finds where it ends. */
    void write(DataOutputStream out) throws IOException {
        out.writeInt(content.length);
        out.writeLong(from);
        out.writeLong(to);
        out.write(content);
        out.flush();
    }

    static Batch read(DataInputStream in) throws IOException {
        int length = in.readInt();
        long from = in.readLong();
        long to = in.readLong();
        return new Batch(from, to, in.readNBytes(length));
    }
}
