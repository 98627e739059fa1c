package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the relay when there is something to do; many signals before it looks are one. */
@ApplicationScoped
public class RelaySignal {

    private final Semaphore raised = new Semaphore(0);

    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Waits until the signal is raised, or for the time given. */
    public void await(long milliseconds) throws InterruptedException {
        if (raised.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
