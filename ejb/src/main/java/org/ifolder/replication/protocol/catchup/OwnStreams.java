package org.ifolder.replication.protocol.catchup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ifolder.replication.protocol.StreamId;

/**
 * Whether this host may go on numbering its own streams. A host that was restored from an old copy does not remember what it has sent; so
 * after each start it first hears what others have of its streams, and takes back what it lacks, before it seals anything. With
 * nobody to be heard it begins all the same after a time (invariant 5); a fork then shows at the first contact. Thread-safe.
 */
public final class OwnStreams {

    private record Claim(String host, StreamId stream) {
    }

    private final long patience;
    private final long openingEnds;
    private final Set<String> agreed = new HashSet<>();
    private final Map<Claim, Long> claims = new HashMap<>();
    private boolean refused;
    private boolean open;

    /**
     * @param now milliseconds of the host's clock
     * @param patience how long the others are waited for, and how long what one of them has said of itself counts, in milliseconds
     */
    public OwnStreams(long now, long patience) {
        this.patience = patience;
        this.openingEnds = now + patience;
    }

    /** Another host has no more of any of this host's streams than this host. */
    public synchronized void agrees(String host) {
        agreed.add(host);
        claims.keySet().removeIf(claim -> claim.host().equals(host));
    }

    /**
     * Another host has more of this stream, or something else. What it says counts from its first word on, and no longer than the patience
     * lasts: a host that claims for ever and shows nothing must not keep this one from its work.
     */
    public synchronized void hasMore(String host, StreamId stream, long now) {
        agreed.remove(host);
        claims.putIfAbsent(new Claim(host, stream), now + patience);
    }

    /** This host has now all that the other has of this stream. */
    public synchronized void caughtUp(String host, StreamId stream) {
        claims.remove(new Claim(host, stream));
    }

    /** Whether the master takes this process for the host, and not for a second copy of it. */
    public synchronized void admitted(boolean yes) {
        refused = !yes;
    }

    /**
     * Whether the others were heard since the start and had no more of this host's streams, or the patience is over.
     *
     * @param others the hosts that are to be heard
     */
    public synchronized boolean hasHeard(Set<String> others, long now) {
        open = open || now >= openingEnds || agreed.containsAll(others);
        return open;
    }

    /**
     * Whether the stream may be sealed now.
     *
     * @param others the hosts that are to be heard first
     */
    public synchronized boolean maySeal(StreamId stream, Set<String> others, long now) {
        return hasHeard(others, now) && isOpen(stream, now);
    }

    /** Whether the stream was let be sealed, and nothing was said against it since. */
    public synchronized boolean isOpen(StreamId stream, long now) {
        return open && !refused && claims.entrySet().stream()
                .noneMatch(claim -> claim.getKey().stream().equals(stream) && now < claim.getValue());
    }

    /** Whether the master has said that another process is this host. */
    public synchronized boolean isRefused() {
        return refused;
    }
}
