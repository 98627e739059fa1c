package org.ifolder.benchmark;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Writes a {@link Load} by as many threads as it has writers. */
public final class Writers {

    private final Load load;
    private final AtomicInteger next = new AtomicInteger();
    private final long begin = System.nanoTime();

    private Writers(Load load) {
        this.load = load;
    }

    /** One who writes, with a connection of its own where the system needs one. */
    public interface Writer extends AutoCloseable {

        /** Changes a member; returns when that is committed. */
        void change(int member, String mark) throws Exception;

        @Override
        default void close() throws Exception {
            // holds nothing
        }
    }

    /**
     * Writes all of a load.
     *
     * @param writers makes each of the writers
     * @return the commits, in no order
     * @throws IllegalStateException when a change fails
     */
    public static List<Commit> run(Load load, Callable<? extends Writer> writers) {
        Writers run = new Writers(load);
        ExecutorService threads = Executors.newFixedThreadPool(load.writers());
        try {
            List<Future<List<Commit>>> parts = new ArrayList<>();
            for (int writer = 0; writer < load.writers(); writer++) {
                parts.add(threads.submit(() -> {
                    try (Writer one = writers.call()) {
                        return run.write(one);
                    }
                }));
            }
            List<Commit> commits = new ArrayList<>(load.changes());
            for (Future<List<Commit>> part : parts) {
                commits.addAll(part.get());
            }
            return commits;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a writer failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Commit> write(Writer writer) throws Exception {
        List<Commit> commits = new ArrayList<>();
        for (int change = next.getAndIncrement(); change < load.changes(); change = next.getAndIncrement()) {
            awaitTurn(change);
            writer.change(change, load.mark());
            commits.add(new Commit(change, now()));
        }
        return commits;
    }

    private void awaitTurn(int change) {
        if (load.perSecond() > 0) {
            long turn = begin + change * TimeUnit.SECONDS.toNanos(1) / load.perSecond();
            for (long wait = turn - System.nanoTime(); wait > 0; wait = turn - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    /** The time, in microseconds since 1970. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
