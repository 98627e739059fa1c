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
        return store.progress(stream).cursor().sequence() > 0;
    }
}
