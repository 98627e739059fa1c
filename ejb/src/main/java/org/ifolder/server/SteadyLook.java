package org.ifolder.server;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks for work again and again until its owner ends. A look that fails does not end the looking, and is told once until it fails otherwise. */
@Dependent
public class SteadyLook {

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> looking;
    private String failure;

    /**
     * Begins to look.
     *
     * @param pauseSeconds from the end of a look to the next one, and before the first
     * @param failed is told why a look failed
     */
    public void begin(long pauseSeconds, Runnable look, Consumer<String> failed) {
        looking = executor.scheduleWithFixedDelay(() -> look(look, failed), pauseSeconds, pauseSeconds, TimeUnit.SECONDS);
    }

    private void look(Runnable look, Consumer<String> failed) {
        try {
            look.run();
            failure = null;
        } catch (RuntimeException e) {
            if (!e.toString().equals(failure)) {
                failure = e.toString();
                failed.accept(failure);
            }
        }
    }

    @PreDestroy
    void end() {
        if (looking != null) {
            // Without an interrupt, which within a commit would close the embedded database's file.
            looking.cancel(false);
        }
    }
}
