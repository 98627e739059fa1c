package org.ifolder.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several readers at once, each with one request under way, in no order. */
final class Readers {

    private Readers() {
    }

    /**
     * Look-ups a second.
     *
     * @param opening opens one of them
     * @param numbers they look up from 0 to one less than this
     */
    static double perSecond(Callable<? extends Reader> opening, int connections, int seconds, int numbers) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Long>> reading = new ArrayList<>();
            long begin = System.nanoTime();
            long end = begin + TimeUnit.SECONDS.toNanos(seconds);
            for (int i = 0; i < connections; i++) {
                reading.add(threads.submit(() -> readUntil(end, opening, numbers)));
            }
            long all = 0;
            for (Future<Long> one : reading) {
                all += one.get();
            }
            return all * 1e9 / (System.nanoTime() - begin);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long readUntil(long end, Callable<? extends Reader> opening, int numbers) throws Exception {
        SplittableRandom random = new SplittableRandom(end);
        long count = 0;
        try (Reader reader = opening.call()) {
            while (System.nanoTime() < end) {
                reader.read(random.nextInt(numbers));
                count++;
            }
        }
        return count;
    }
}
