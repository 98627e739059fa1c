package org.ifolder.audit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.ifolder.server.SteadyLook;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chains what was written, a second later at most: one thread, so that no change waits for another's place in the chain. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditChaining {

    private static final Logger LOG = LoggerFactory.getLogger(AuditChaining.class);

    private static final int PORTION = 500;
    private static final long PAUSE_SECONDS = 1;
    private static final long THIN_OUT_MILLIS = Duration.ofHours(1).toMillis();

    @Inject
    private AuditChain chain;

    @Inject
    private AuditWitness witness;

    @Inject
    private AuditHeads heads;

    @Inject
    private SteadyLook looking;

    @Inject
    private Clock clock;

    @Inject
    private Uptime uptime;

    private ChainHead head;
    private long thinOutAt;

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::goOn, failure -> LOG.warn("the audit trail could not be chained, and is tried again: {}", failure));
    }

    private void goOn() {
        chain();
        heads.unkept().forEach((host, heard) -> {
            witness.keep(host, heard);
            heads.kept(host, heard);
        });
        if (uptime.millis() >= thinOutAt) {
            witness.thinOut(clock.millis());
            thinOutAt = uptime.millis() + THIN_OUT_MILLIS;
        }
    }

    private void chain() {
        ChainHead reached = head == null ? chain.head() : head;
        // Where a transaction fails, nobody knows whether it was committed: the next look reads how far the chain goes.
        head = null;
        ChainHead before;
        do {
            before = reached;
            reached = chain.chain(before, PORTION);
        } while (!reached.equals(before));
        heads.own(reached);
        head = reached;
    }
}
