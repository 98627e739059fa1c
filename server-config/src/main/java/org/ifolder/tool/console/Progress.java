package org.ifolder.tool.console;

import java.io.PrintWriter;
import java.util.Locale;

/** Tells the operator on stderr what is going on: whole lines, so that it reads well in a terminal and in a log. */
public final class Progress {

    private final PrintWriter err;

    /**
     * Progress to a stream.
     *
     * @param err where the lines go
     */
    public Progress(PrintWriter err) {
        this.err = err;
    }

    /**
     * Says one line.
     *
     * @param format as of {@link String#format(String, Object...)}
     * @param arguments its arguments
     */
    public synchronized void say(String format, Object... arguments) {
        err.println(String.format(Locale.ROOT, format, arguments));
        err.flush();
    }
}
