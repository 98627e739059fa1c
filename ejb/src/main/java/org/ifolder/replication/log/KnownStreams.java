package org.ifolder.replication.log;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.Uptime;

/** Which streams have brought something to this host, for those who decide about a stream's authority, and those who say how new an answer is. */
@ApplicationScoped
public class KnownStreams {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    @Inject
    private HostStore store;

    @Inject
    private Uptime uptime;

    private Cache<Class<StreamStates>, StreamStates> recent;

    @PostConstruct
    void open() {
        recent = Caffeine.newBuilder().expireAfterWrite(MOMENT).ticker(() -> TimeUnit.MILLISECONDS.toNanos(uptime.millis())).build();
    }

    /** Whether this host has a batch of the stream, as the current transaction sees it. */
    public boolean has(StreamId stream) {
        return reached(stream) > 0;
    }

    /** The sequence of the last batch of the stream that this host has, as the current transaction sees it; 0 for none. */
    public long reached(StreamId stream) {
        return store.progress(stream).cursor().sequence();
    }

    /** All streams as they were a second ago at most: what is read from now on is at least as new. */
    public StreamStates recent() {
        return recent.get(StreamStates.class, any -> store.streams());
    }
}
