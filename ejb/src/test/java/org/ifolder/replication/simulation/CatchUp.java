package org.ifolder.replication.simulation;

import java.util.List;
import java.util.TreeSet;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.FetchRequest;

/**
 * A slave's one fetching thread: asks the master's log for one stream at a time, and for the next only when the answer is worked
 * off; so fetched batches never pile up.
 */
final class CatchUp {

    private static final long PATIENCE = 600;

    private final Simulation world;
    private final HostProcess process;
    private final Lane lane;
    private final TreeSet<StreamId> wanted = new TreeSet<>(Database.STREAMS);
    private StreamId asked;
    private long askedAt;

    CatchUp(Simulation world, HostProcess process) {
        this.world = world;
        this.process = process;
        this.lane = new Lane(world, process, world.reign().master());
    }

    void want(StreamId stream) {
        wanted.add(stream);
    }

    void answer(StreamId stream, List<BatchMessage> batches) {
        if (stream.equals(asked)) {
            batches.forEach(lane::add);
            asked = null;
        }
    }

    boolean hasWork() {
        return lane.hasWork() || asked != null || !wanted.isEmpty();
    }

    void step() {
        if (lane.hasWork()) {
            lane.step();
        } else if (asked == null && !wanted.isEmpty()) {
            asked = wanted.pollFirst();
            askedAt = world.clock();
            world.send(process.host().id(), world.reign().master(),
                    new FetchRequest(asked, process.begin().cursor(asked).sequence()));
        } else if (world.clock() > askedAt + PATIENCE) {
            asked = null;
        }
    }
}
