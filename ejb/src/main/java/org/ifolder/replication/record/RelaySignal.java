package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ifolder.replication.protocol.CollectionName;

/** Wakes the relay when there is something to do; many signals before it looks are one. */
@ApplicationScoped
public class RelaySignal {

    private final Semaphore raised = new Semaphore(0);
    private Set<CollectionName> changed = EnumSet.noneOf(CollectionName.class);

    /** There is something to send, or to look at. */
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Something was changed here in these collections, and waits to be sealed. */
    public void raise(Collection<CollectionName> collections) {
        synchronized (this) {
            changed.addAll(collections);
        }
        raise();
    }

    /** In which collections something was changed here since this was asked last. */
    public synchronized Set<CollectionName> takeChanged() {
        Set<CollectionName> taken = changed;
        changed = EnumSet.noneOf(CollectionName.class);
        return taken;
    }

    /** Waits until the signal is raised, or for the time given. */
    public void await(long milliseconds) throws InterruptedException {
        if (raised.tryAcquire(milliseconds, TimeUnit.MILLISECONDS)) {
            raised.drainPermits();
        }
    }
}
