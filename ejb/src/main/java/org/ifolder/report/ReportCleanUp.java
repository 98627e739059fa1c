package org.ifolder.report;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes, once at each start and beside it, what the host's end has left of reports under way. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class ReportCleanUp {

    private static final Logger LOG = LoggerFactory.getLogger(ReportCleanUp.class);

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private LocalHost localHost;

    @Inject
    private InterruptedReports interrupted;

    @PostConstruct
    void start() {
        if (localHost.isJoined()) {
            executor.execute(this::cleanUp);
        }
    }

    private void cleanUp() {
        try {
            interrupted.removeAll();
        } catch (RuntimeException e) {
            LOG.error("what interrupted reports have left could not be removed; the next start tries again", e);
        }
    }
}
