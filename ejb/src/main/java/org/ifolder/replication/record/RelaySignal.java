package org.ifolder.replication.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.ifolder.replication.protocol.StreamId;

/** Wakes the relay when there is something to do; many signals before it looks are one. */
@ApplicationScoped
public class RelaySignal {

    private final Semaphore raised = new Semaphore(0);
    private final Set<StreamId> changed = new HashSet<>();

    /** There is something to send, or to look at. */
    public void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Something was changed here in these own streams, and waits to be sealed. Where the relay knows that already, it is not woken. */
    public void raise(Collection<StreamId> streams) {
        boolean isNew;
        synchronized (this) {
            isNew = changed.addAll(streams);
        }
        if (isNew) {
            raise();
        }
    }

    /** In which own streams something was changed here and waits to be sealed. */
    public synchronized Set<StreamId> changed() {
        return Set.copyOf(changed);
    }

    /** A stream is being sealed: what is changed there from now on waits anew. */
    public synchronized void taken(StreamId stream) {
        changed.remove(stream);
    }

    /** Waits until the signal is raised, or for the time given. */
    public void await(long nanoseconds) throws InterruptedException {
        if (raised.tryAcquire(nanoseconds, TimeUnit.NANOSECONDS)) {
            raised.drainPermits();
        }
    }
}
