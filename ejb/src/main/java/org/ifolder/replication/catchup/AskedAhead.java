package org.ifolder.replication.catchup;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A question to another host that is under way while this host works on the answer before. Whoever comes first asks it: another thread, or
 * the one that needs the answer, so that nothing waits for a thread that is not free.
 */
final class AskedAhead<T> {

    private final FutureTask<T> question;

    private AskedAhead(Supplier<T> question) {
        this.question = new FutureTask<>(question::get);
    }

    static <T> AskedAhead<T> by(Executor executor, Supplier<T> question) {
        AskedAhead<T> asked = new AskedAhead<>(question);
        executor.execute(asked.question);
        return asked;
    }

    /** The answer, once it is there. @throws RuntimeException what the question ended with */
    T answer() {
        question.run();
        try {
            return question.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
