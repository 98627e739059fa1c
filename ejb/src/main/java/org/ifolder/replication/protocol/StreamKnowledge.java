package org.ifolder.replication.protocol;

import java.util.List;
import org.ifolder.replication.protocol.history.History;

/** How far a host has each stream, and by which runs: what is compared with what others say. */
public interface StreamKnowledge {

    /** How far this host has the stream; {@link StreamProgress#START} for one of which it has nothing. */
    StreamProgress progress(StreamId stream);

    /** The stream's runs, as this host knows them. */
    History history(StreamId stream);

    /** The streams that have stopped here. */
    List<StreamId> stopped();
}
