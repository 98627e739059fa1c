package org.ifolder.replication.protocol.catchup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * At the master: which process is which host. Two processes that speak in one host's name are a host that was started twice from a
 * copied directory; the one that was there first goes on, the other is told that it is a copy. A host that was silent for a while may
 * be followed by another run of it, its own next start; the run before is then retired for good. Not thread-safe.
 */
public final class IncarnationWatch {

    private static final int REMEMBERED = 20;

    private final long silence;
    private final Map<String, Watched> hosts = new HashMap<>();

    private static final class Watched {
        private String current;
        private long heardAt;
        private final Deque<String> retired = new ArrayDeque<>();
    }

    /** @param silence milliseconds without a sign of life after which another run of the host is let in */
    public IncarnationWatch(long silence) {
        this.silence = silence;
    }

    /**
     * Notes a sign of life.
     *
     * @param now milliseconds of the master's clock
     * @return whether this run is the host
     */
    public boolean heard(String host, String incarnation, long now) {
        Watched watched = hosts.computeIfAbsent(host, any -> new Watched());
        if (incarnation.equals(watched.current)) {
            watched.heardAt = now;
            return true;
        }
        if (watched.retired.contains(incarnation)) {
            return false;
        }
        if (watched.current != null && now - watched.heardAt < silence) {
            return false;
        }
        if (watched.current != null) {
            retire(watched);
        }
        watched.current = incarnation;
        watched.heardAt = now;
        return true;
    }

    private static void retire(Watched watched) {
        watched.retired.addLast(watched.current);
        if (watched.retired.size() > REMEMBERED) {
            watched.retired.removeFirst();
        }
    }

    /** The run that is the host; null before it was heard. */
    public String admitted(String host) {
        Watched watched = hosts.get(host);
        return watched == null ? null : watched.current;
    }
}
