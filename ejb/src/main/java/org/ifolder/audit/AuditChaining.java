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
import java.util.Map;
import org.ifolder.server.SteadyLook;
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

    @Inject
    private AuditChain chain;

    @Inject
    private AuditLog log;

    @Inject
    private AuditHeads heads;

    @Inject
    private SteadyLook looking;

    private ChainHead head;

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::goOn, failure -> LOG.warn("the audit trail could not be chained, and is tried again: {}", failure));
    }

    private void goOn() {
        if (head == null) {
            heads.known(log.heads());
            head = chain.head();
            heads.own(head);
        }
        ChainHead before;
        do {
            before = head;
            head = chain.chain(head, PORTION);
            heads.own(head);
        } while (!head.equals(before));
        Map<String, HeardHead> heard = heads.unkept();
        if (!heard.isEmpty()) {
            chain.keep(heard);
            heads.kept(heard);
        }
    }
}
