package org.ifolder.benchmark;

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

/**
 * Clients that write at the same time, each in a thread of its own. Their connections are opened before a load begins, and kept for the
 * next one until {@link #close}.
 */
public final class Writers implements AutoCloseable {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Callable<? extends Writer> opening;
    private final List<Writer> opened = new ArrayList<>();

    /** @param opening connects a further writer to the master */
    public Writers(Callable<? extends Writer> opening) {
        this.opening = opening;
    }

    /**
     * Writes a load: members from 0 on, each by the writer that is free next. A change that is due at a certain time begins then, or as
     * soon as a writer is free.
     *
     * @return the commits, in no order
     * @throws IllegalStateException when a change fails; those that have not begun are left out then
     */
    public synchronized List<Commit> write(Load load) {
        open(load.writers());
        Turn turn = new Turn(load);
        ExecutorService threads = Executors.newFixedThreadPool(load.writers());
        try {
            List<Future<List<Commit>>> parts = new ArrayList<>();
            for (Writer writer : opened.subList(0, load.writers())) {
                parts.add(threads.submit(() -> turn.write(writer)));
            }
            List<Commit> commits = new ArrayList<>(load.changes());
            for (Future<List<Commit>> part : parts) {
                commits.addAll(part.get());
            }
            return commits;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a change failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            turn.end();
            threads.shutdown();
        }
    }

    private void open(int writers) {
        try {
            while (opened.size() < writers) {
                opened.add(opening.call());
            }
        } catch (Exception e) {
            throw new IllegalStateException("a writer could not connect", e);
        }
    }

    /** Ends the connections; those that end in disorder are left to the system. */
    @Override
    public synchronized void close() {
        for (Writer writer : opened) {
            try {
                writer.close();
            } catch (Exception e) {
                System.Logger log = System.getLogger(Writers.class.getName());
                log.log(System.Logger.Level.DEBUG, "a writer's connection", e);
            }
        }
        opened.clear();
    }

    /** Which change of a load is next, and when. */
    private static final class Turn {

        private final Load load;
        private final AtomicInteger next = new AtomicInteger();
        private final long begin = System.nanoTime();

        Turn(Load load) {
            this.load = load;
        }

        List<Commit> write(Writer writer) throws Exception {
            List<Commit> commits = new ArrayList<>();
            try {
                for (int member = next.getAndIncrement(); member < load.changes(); member = next.getAndIncrement()) {
                    awaitBegin(member);
                    writer.change(member, load.mark());
                    commits.add(new Commit(member, Commit.now()));
                }
            } catch (Exception e) {
                end();
                throw e;
            }
            return commits;
        }

        void end() {
            next.set(load.changes());
        }

        private void awaitBegin(int change) throws InterruptedException {
            if (load.perSecond() > 0) {
                long due = begin + change * NANOS / load.perSecond();
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                    if (Thread.interrupted()) {
                        throw new InterruptedException();
                    }
                }
            }
        }
    }
}
