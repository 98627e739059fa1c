package org.ifolder.directory;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a stream into the records of an LDIF file, as bytes: comments are dropped and folded lines joined (RFC 2849, notes 2 and 3 on
 * the formal syntax). Of a record that is larger than the limit only its beginning is kept, so memory is bounded whatever comes.
 */
class LdifLines {

    /**
     * The lines of one record.
     *
     * @param number line of the file where the record begins, from 1
     * @param text its unfolded lines, separated by line feeds
     * @param tooLarge whether the text is only the beginning
     */
    record Lines(long number, byte[] text, boolean tooLarge) {
    }

    private static final int END = -1;
    private static final int BUFFER_BYTES = 65_536;

    private final InputStream in;
    private final int maximum;

    /** Lines read so far. */
    private long number;

    /** The line read last, without its end; empty for a blank line. */
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private long first;
    private long bytes;
    private boolean inComment;

    LdifLines(InputStream in, int maximumBytes) {
        this.in = new BufferedInputStream(in, BUFFER_BYTES);
        this.maximum = maximumBytes;
    }

    /** The next record that holds anything but comments; empty at the end of the stream. */
    Optional<Lines> next() throws IOException {
        begin();
        while (readLine()) {
            if (line.size() > 0) {
                take(line.toByteArray());
            } else if (first != 0) {
                return Optional.of(record());
            } else {
                begin();
            }
        }
        return first == 0 ? Optional.empty() : Optional.of(record());
    }

    private void begin() {
        text.reset();
        first = 0;
        bytes = 0;
        inComment = false;
    }

    private Lines record() {
        return new Lines(first, text.toByteArray(), bytes > maximum);
    }

    private void take(byte[] physical) {
        boolean folded = physical[0] == ' ' && (first != 0 || inComment);
        if (!folded) {
            inComment = physical[0] == '#';
        }
        if (inComment) {
            return;
        }
        if (first == 0) {
            first = number;
        }
        if (bytes > maximum) {
            return;
        }
        if (folded) {
            text.write(physical, 1, physical.length - 1);
        } else {
            if (first != number) {
                text.write('\n');
            }
            text.writeBytes(physical);
        }
    }

    /** Reads one line, of which no more is kept than the limit; returns whether there was one. */
    private boolean readLine() throws IOException {
        line.reset();
        int next = in.read();
        if (next == END) {
            return false;
        }
        number++;
        boolean carriageReturn = false;
        while (next != END && next != '\n') {
            if (carriageReturn) {
                keep('\r');
            }
            carriageReturn = next == '\r';
            if (!carriageReturn) {
                keep(next);
            }
            next = in.read();
        }
        return true;
    }

    private void keep(int character) {
        bytes++;
        if (line.size() <= maximum) {
            line.write(character);
        }
    }
}
