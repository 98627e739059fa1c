package org.ifolder.tool.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.ifolder.tool.console.Failure;

/**
 * Asks again and again until something is as wanted, or a deadline passes.
 *
 * @param limit how long altogether
 * @param pause between two questions
 */
public record Waiting(Duration limit, Duration pause) {

    private static final Duration USUAL_PAUSE = Duration.ofMillis(500);

    /**
     * Waits up to a limit, asking twice a second.
     *
     * @param limit how long altogether
     * @return the waiting
     */
    public static Waiting upTo(Duration limit) {
        return new Waiting(limit, USUAL_PAUSE);
    }

    /**
     * Asks at least once.
     *
     * @param question answers what is still missing (ends the sentence "after 60 s …"), or nothing when all is as wanted;
     *     a failure that it throws ends the waiting at once
     * @throws Failure when the deadline passes, with the last answer
     */
    public void until(Supplier<Optional<String>> question) {
        long deadline = System.nanoTime() + limit.toNanos();
        Optional<String> missing = question.get();
        while (missing.isPresent()) {
            if (System.nanoTime() - deadline > 0) {
                throw new Failure("after " + limit.toSeconds() + " s " + missing.get());
            }
            rest();
            missing = question.get();
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while waiting", e);
        }
    }
}
