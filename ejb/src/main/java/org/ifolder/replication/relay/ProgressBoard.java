package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;

/** How far each host is: worked out at the master from the slaves' heartbeats, told to the slaves with the heads. In memory only. */
@ApplicationScoped
public class ProgressBoard {

    @Inject
    private Publication publication;

    @Inject
    private Clock clock;

    @Inject
    private Event<ConfirmedHost> confirmed;

    private final Map<String, Heard> heard = new ConcurrentHashMap<>();

    private volatile Heads lastHeads;

    private volatile long lastHeadsAt;

    private record Heard(Heartbeat heartbeat, long at) {
    }

    /** Notes a slave's sign of life. */
    void heard(Heartbeat heartbeat) {
        heard.put(heartbeat.host(), new Heard(heartbeat, clock.millis()));
    }

    /** Notes what the master says. */
    void heads(Heads heads) {
        lastHeads = heads;
        lastHeadsAt = clock.millis();
    }

    /** What the master said last on the lane that tells of hosts; empty before the first. */
    Optional<Heads> lastHeads() {
        return Optional.ofNullable(lastHeads);
    }

    /** When the master was last heard of, in milliseconds since 1970; 0 for never. */
    long lastHeadsAt() {
        return lastHeadsAt;
    }

    /**
     * How far each of these hosts is, by the master's clock.
     *
     * @param published how far the master has published each stream
     * @param position the last position given
     */
    List<HostProgress> progress(Collection<String> hosts, Collection<StreamHead> published, long position) {
        List<HostProgress> progress = new ArrayList<>();
        for (String host : hosts) {
            Heard last = heard.get(host);
            HostProgress of = last == null
                    ? progressOf(host, List.of(), 0, 0, published, position)
                    : progressOf(host, last.heartbeat().streams(), last.heartbeat().backlog(), last.at(), published, position);
            progress.add(of);
            if (last != null) {
                confirmed.fire(new ConfirmedHost(host, of.lagChanges()));
            }
        }
        return progress;
    }

    private HostProgress progressOf(String host, List<StreamHead> cursors, long backlog, long heardAt,
            Collection<StreamHead> published, long position) {
        Map<StreamId, Long> has = cursors.stream()
                .collect(Collectors.toMap(StreamHead::stream, StreamHead::sequence, Math::max));
        long lag = 0;
        long confirmedPosition = position;
        long oldest = Long.MAX_VALUE;
        for (StreamHead head : published) {
            long sequence = has.getOrDefault(head.stream(), 0L);
            if (head.authority().equals(host) || sequence >= head.sequence()) {
                continue;
            }
            lag += head.sequence() - sequence;
            Optional<Publication.Place> first = publication.firstAfter(head.stream(), sequence);
            if (first.isPresent()) {
                confirmedPosition = Math.min(confirmedPosition, first.get().position() - 1);
                oldest = Math.min(oldest, first.get().publishedAt());
            }
        }
        double seconds = oldest == Long.MAX_VALUE ? 0 : Math.max(0, clock.millis() - oldest) / 1000.0;
        return new HostProgress(host, confirmedPosition, backlog, lag, seconds, heardAt);
    }
}
