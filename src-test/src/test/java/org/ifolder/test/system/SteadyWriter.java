package org.ifolder.test.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ifolder.test.api.Answer;

/**
 * Somebody who goes on writing while things go wrong, and remembers what was acknowledged: that must never be lost.
 * What is refused or stays without an answer counts as failed and is not tried again.
 */
final class SteadyWriter implements AutoCloseable {

    private static final int PAUSE_MILLISECONDS = 100;
    private static final int PATIENCE_SECONDS = 60;

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger failed = new AtomicInteger();

    /** @param act creates something; the answer's {@code id} names it */
    SteadyWriter(Supplier<Answer> act) {
        executor.scheduleWithFixedDelay(() -> write(act), 0, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void write(Supplier<Answer> act) {
        try {
            Answer answer = act.get();
            if (answer.status() == 201) {
                acknowledged.add(answer.text("id"));
            } else {
                failed.incrementAndGet();
            }
        } catch (UncheckedIOException e) {
            failed.incrementAndGet();
        }
    }

    /** Ids of all that was acknowledged so far. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How many attempts failed so far. */
    int failed() {
        return failed.get();
    }

    /** Writes no more; returns when the last answer has come. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("a write was not answered within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
