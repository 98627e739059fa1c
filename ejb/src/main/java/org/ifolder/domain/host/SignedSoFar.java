package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** How far this host has what another has signed: what counts of it once its key has ended. */
@ApplicationScoped
class SignedSoFar {

    @Inject
    private KnownStreams streams;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private KnownHosts known;

    /**
     * By collection, the sequence of the host's last batch here; nothing for a collection of which there is none. Until the current transaction
     * has ended nothing more of the host is received, so that nothing comes after what is said here to be the last.
     */
    Map<CollectionName, Long> of(String hostId) {
        List<StreamId> own = Arrays.stream(CollectionName.values()).map(collection -> new StreamId(collection, hostId)).toList();
        known.forgetAfterCommit(() -> receiver.hold(own));
        Map<CollectionName, Long> reached = new EnumMap<>(CollectionName.class);
        for (StreamId stream : own) {
            long sequence = streams.reached(stream);
            if (sequence > 0) {
                reached.put(stream.collection(), sequence);
            }
        }
        return reached;
    }
}
