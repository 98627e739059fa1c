package org.ifolder.replication.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What happened last, a line an event. Written only while a seed is replayed, so that the many runs stay fast. */
final class Trace {

    private static final int KEPT = Integer.getInteger("simulation.trace", 60);

    private final boolean kept;
    private final Deque<String> lines = new ArrayDeque<>();

    Trace(boolean kept) {
        this.kept = kept;
    }

    void say(long clock, Supplier<String> event) {
        if (kept) {
            lines.addLast("%7d ms  %s".formatted(clock, event.get()));
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
