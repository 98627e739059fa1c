package org.ifolder.replication.protocol.catchup;

import java.util.HashMap;
import java.util.Map;

/**
 * At the master: which process is which host. Two processes that speak in one host's name are a host that was started twice from a
 * copied directory; the one that was there first goes on, the other is told that it is a copy. Only when the first has been silent
 * for a while another is let in, as the host's own next start is; what it numbers must then continue what is known of the host, or
 * shows as a fork. Not thread-safe.
 */
public final class IncarnationWatch {

    private final long silence;
    private final Map<String, Watched> hosts = new HashMap<>();

    private record Watched(String incarnation, long heardAt) {
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
        Watched watched = hosts.get(host);
        boolean admitted = watched == null || watched.incarnation().equals(incarnation) || now - watched.heardAt() >= silence;
        if (admitted) {
            hosts.put(host, new Watched(incarnation, now));
        }
        return admitted;
    }

    /** The run that is the host; null before it was heard. */
    public String admitted(String host) {
        Watched watched = hosts.get(host);
        return watched == null ? null : watched.incarnation();
    }
}
