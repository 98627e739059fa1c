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
    private final Set<CollectionName> changed = EnumSet.noneOf(CollectionName.class);

    /** There is something to send, or to look at. */
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Something was changed here in these collections, and waits to be sealed. Where the relay knows that already, it is not woken. */
    public void raise(Collection<CollectionName> collections) {
        boolean isNew;
        synchronized (this) {
            isNew = changed.addAll(collections);
        }
        if (isNew) {
            raise();
        }
    }

    /** In which collections something was changed here and waits to be sealed. */
    public synchronized Set<CollectionName> changed() {
        return EnumSet.copyOf(changed);
    }

    /** A collection is being sealed: what is changed there from now on waits anew. */
    public synchronized void taken(CollectionName collection) {
        changed.remove(collection);
    }

    /** Waits until the signal is raised, or for the time given. */
    public void await(long nanoseconds) throws InterruptedException {
        if (raised.tryAcquire(nanoseconds, TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
