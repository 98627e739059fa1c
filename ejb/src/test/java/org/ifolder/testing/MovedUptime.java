package org.ifolder.testing;

import org.ifolder.server.Uptime;

/** Uptime that stands still until a test moves it. */
public final class MovedUptime extends Uptime {

    private long millis;

    /** Lets so many milliseconds pass. */
    public void move(long by) {
        millis += by;
    }

    @Override
    public long millis() {
        return millis;
    }
}
