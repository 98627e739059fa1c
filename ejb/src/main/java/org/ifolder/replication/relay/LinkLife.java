package org.ifolder.replication.relay;

import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.server.Uptime;

/**
 * Whether the other side of a link is still heard, in one lane. A connection whose other end is frozen, or cut off one way, stays open for long; the
 * client library's own watch goes by the wall clock, which may be set back.
 */
final class LinkLife {

    private final Uptime uptime;
    private final long limitMilliseconds;
    private long heardAt;
    private int hearing;

    LinkLife(Uptime uptime, long limitMilliseconds) {
        this.uptime = uptime;
        this.limitMilliseconds = limitMilliseconds;
        this.heardAt = uptime.millis();
    }

    /** Takes what was heard; while that goes on, others wait behind it, and nobody is silent. */
    void hear(Runnable message) {
        note(1);
        try {
            message.run();
        } finally {
            note(-1);
        }
    }

    private synchronized void note(int more) {
        hearing += more;
        heardAt = uptime.millis();
    }

    /** @throws LinkFailure when nothing has been heard for too long */
    synchronized void check() {
        long silence = uptime.millis() - heardAt;
        if (hearing == 0 && silence >= limitMilliseconds) {
            throw new LinkFailure("nothing was heard on the link for " + silence / 1000 + " s", null);
        }
    }
}
