package org.ifolder.replication.log;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamKnowledge;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.Run;

/** All streams that a host has, as they were when this was read; to look at all of them costs no more than to look at one. */
public final class StreamStates implements StreamKnowledge {

    /** Of a host that has none yet. */
    public static final StreamStates NONE = new StreamStates(List.of(), Map.of());

    private final Map<StreamId, StreamState> states;
    private final Map<StreamId, List<Run>> runs;

    StreamStates(List<StreamState> states, Map<StreamId, List<Run>> runs) {
        this.states = states.stream().collect(Collectors.toMap(StreamState::id, Function.identity()));
        this.runs = runs;
    }

    /** Each of them. */
    public Collection<StreamState> all() {
        return states.values();
    }

    @Override
    public StreamProgress progress(StreamId stream) {
        StreamState state = states.get(stream);
        return state == null ? StreamProgress.START : state.progress();
    }

    @Override
    public History history(StreamId stream) {
        StreamProgress progress = progress(stream);
        return new History(runs.getOrDefault(stream, List.of()), progress.cursor().sequence(), progress.cursor().hash());
    }

    @Override
    public List<StreamId> stopped() {
        return states.values().stream().filter(state -> state.progress().condition().isStopped()).map(StreamState::id).toList();
    }
}
