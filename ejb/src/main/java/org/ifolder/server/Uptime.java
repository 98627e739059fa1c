package org.ifolder.server;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Time that runs evenly. What waits, pauses and time limits are measured by, because the wall clock of a host may be set back or forward
 * while it runs; nothing that outlasts the process is told by it.
 */
@ApplicationScoped
public class Uptime {

    private static final long NANOSECONDS_A_MILLISECOND = 1_000_000;

    private final long begun = System.nanoTime();

    /** Milliseconds since this host started. */
    public long millis() {
        return (System.nanoTime() - begun) / NANOSECONDS_A_MILLISECOND;
    }
}
