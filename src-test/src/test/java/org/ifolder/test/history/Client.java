package org.ifolder.test.history;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Somebody who writes at a planned rate, one operation after the other. A few operations that an answer held up are made good; what
 * a host that does not answer has cost is not.
 */
abstract class Client {

    private static final int MADE_GOOD = 5;

    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long next;
    private Operation underWay;

    /** Sends one operation, or none where nothing can be asked for now. */
    abstract void act();

    /** Counts an operation that is about to be sent. */
    final Operation sends(Operation operation) {
        sent.incrementAndGet();
        underWay = operation;
        return operation;
    }

    /** Begins to write. */
    void start(ScheduledExecutorService executor, long periodNanos) {
        next = System.nanoTime() + periodNanos;
        schedule(executor, periodNanos);
    }

    private void schedule(ScheduledExecutorService executor, long period) {
        executor.schedule(() -> turn(executor, period), next - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void turn(ScheduledExecutorService executor, long period) {
        underWay = null;
        try {
            act();
            if (underWay != null && underWay.isUnder(Outcome.ACKNOWLEDGED)) {
                acknowledged.incrementAndGet();
            }
        } catch (RuntimeException | AssertionError e) {
            failure.compareAndSet(null, e);
            return;
        }
        next = Math.max(next + period, System.nanoTime() - MADE_GOOD * period);
        schedule(executor, period);
    }

    long sent() {
        return sent.get();
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /** A fault of the client itself, which then writes no more; null for none. */
    Throwable failure() {
        return failure.get();
    }
}
