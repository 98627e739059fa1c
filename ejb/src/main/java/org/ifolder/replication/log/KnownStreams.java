package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.StreamId;

/** Which streams have brought something to this host, for those who decide about a stream's authority. */
@ApplicationScoped
public class KnownStreams {

    @Inject
    private HostStore store;

    /** Whether this host has a batch of the stream, as the current transaction sees it. */
    public boolean has(StreamId stream) {
        return reached(stream) > 0;
    }

    /** The sequence of the last batch of the stream that this host has, as the current transaction sees it; 0 for none. */
    public long reached(StreamId stream) {
        return store.progress(stream).cursor().sequence();
    }
}
