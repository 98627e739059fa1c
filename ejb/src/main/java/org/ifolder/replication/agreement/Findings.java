package org.ifolder.replication.agreement;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.protocol.StreamId;

/**
 * In which record a stream was found to differ here. A batch's digest does not see what was changed by hand, and so does not clear it;
 * that a record agrees again, only looking at it again shows. In memory: after a start the next scrub finds it again.
 */
@ApplicationScoped
public class Findings {

    private final Map<StreamId, String> found = new ConcurrentHashMap<>();

    /** How the stream's records differ here; empty where nothing was found. */
    public Optional<String> of(StreamId stream) {
        return Optional.ofNullable(found.get(stream));
    }

    void note(StreamId stream, String difference) {
        found.put(stream, difference);
    }

    /** The stream's records are the same again, or are all copied anew. */
    public void clear(StreamId stream) {
        found.remove(stream);
    }
}
