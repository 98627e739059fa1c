package org.ifolder.replication.record;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until a change that another host made has come here (R1.1). */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Arrival {

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    @Inject
    private KnownVersions known;

    /**
     * Waits, without holding a transaction open, until the record is here in this version or a newer one.
     *
     * @param atMost how long to wait at most
     * @return whether it has arrived
     */
    public boolean await(RecordReference change, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!known.has(change)) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
