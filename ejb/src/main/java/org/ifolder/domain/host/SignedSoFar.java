package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** How far this host has what another has signed: what counts of it once its key has ended. */
@ApplicationScoped
class SignedSoFar {

    @Inject
    private KnownStreams streams;

    /** By collection, the sequence of the host's last batch here; nothing for a collection of which there is none. */
    Map<CollectionName, Long> of(String hostId) {
        Map<CollectionName, Long> reached = new EnumMap<>(CollectionName.class);
        for (CollectionName collection : CollectionName.values()) {
            long sequence = streams.reached(new StreamId(collection, hostId));
            if (sequence > 0) {
                reached.put(collection, sequence);
            }
        }
        return reached;
    }
}
