package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.log.Publication.Place;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.StreamId;

/**
 * Where and when the master has published each batch: asked every second for each stream of which a host lacks something, so that the
 * last batches of a stream are remembered, and the database is asked for older ones alone.
 */
@ApplicationScoped
class PublishedPlaces {

    private static final int REMEMBERED = 1_000;

    @Inject
    private Publication publication;

    private final Map<StreamId, NavigableMap<Long, Place>> recent = new ConcurrentHashMap<>();

    /** Notes that a batch is published now. @param now milliseconds since 1970 */
    void published(PublishedBatch batch, long now) {
        NavigableMap<Long, Place> places = recent.computeIfAbsent(batch.batch().stream(), stream -> new TreeMap<>());
        synchronized (places) {
            long from = batch.batch().header().from();
            // A stream that goes back has another history from there on.
            places.tailMap(from, true).clear();
            places.put(from, new Place(batch.position(), now));
            if (places.size() > REMEMBERED) {
                places.pollFirstEntry();
            }
        }
    }

    /** The place of the first published batch of a stream after a sequence. */
    Optional<Place> firstAfter(StreamId stream, long sequence) {
        NavigableMap<Long, Place> places = recent.get(stream);
        if (places != null) {
            synchronized (places) {
                Map.Entry<Long, Place> next = places.higherEntry(sequence);
                if (next != null && (next.getKey() == sequence + 1 || places.firstKey() <= sequence)) {
                    return Optional.of(next.getValue());
                }
            }
        }
        return publication.firstAfter(stream, sequence);
    }
}
