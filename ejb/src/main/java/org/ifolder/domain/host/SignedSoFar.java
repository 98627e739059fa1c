package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.protocol.Authorities;
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

    @Inject
    private Authorities authorities;

    /** The streams that a host writes: those that it has begun, and those whose heir it is. */
    List<StreamId> writtenBy(String hostId) {
        return Stream.concat(Stream.of(hostId), authorities.inheritedBy(hostId).stream())
                .flatMap(begunBy -> Arrays.stream(CollectionName.values()).map(collection -> new StreamId(collection, begunBy)))
                .filter(stream -> authorities.of(stream).equals(hostId)).toList();
    }

    /**
     * By stream that the host writes, as {@link StreamId#toString}, the sequence of its last batch here; nothing for a stream of which there is
     * none. Until the current transaction
     * has ended nothing more of the host is received, so that nothing comes after what is said here to be the last.
     */
    Map<String, Long> of(String hostId) {
        List<StreamId> written = writtenBy(hostId);
        known.forgetAfterCommit(() -> receiver.hold(written));
        Map<String, Long> reached = new HashMap<>();
        for (StreamId stream : written) {
            long sequence = streams.reached(stream);
            if (sequence > 0) {
                reached.put(stream.toString(), sequence);
            }
        }
        return reached;
    }
}
