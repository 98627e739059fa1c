package org.ifolder.catalog;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.ClosedStreams;
import org.ifolder.server.LocalHost;
import org.ifolder.server.SteadyLook;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the iFolders of hosts that were removed by force, at the host that is their heir (R2.7), a portion a transaction. What is left to
 * do the records tell, so that a host that ends on the way goes on.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Inheritance {

    private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);

    private static final long PAUSE_SECONDS = 1;

    private static final long MILLISECONDS_BETWEEN_LOOKS = TimeUnit.MINUTES.toMillis(1);

    private static final long MILLISECONDS_BETWEEN_LINES = TimeUnit.SECONDS.toMillis(5);

    @Inject
    private LocalHost localHost;

    @Inject
    private Authorities authorities;

    @Inject
    private ClosedStreams closed;

    @Inject
    private InheritedIFolders ifolders;

    @Inject
    private OwedRevocations owed;

    @Inject
    private Uptime uptime;

    @Inject
    private SteadyLook looking;

    /** When nothing was found left to be taken over of a host: it is looked at again now and then, as what comes back later is taken over too. */
    private final Map<String, Long> settledAt = new HashMap<>();

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::look, failure -> LOG.warn("iFolders are still to be taken over, and that is tried again: {}", failure));
    }

    void look() {
        if (!localHost.isJoined() || closed.isClosed(CollectionName.CATALOG)) {
            return;
        }
        for (String host : authorities.inheritedBy(localHost.id())) {
            if (uptime.millis() - settledAt.getOrDefault(host, Long.MIN_VALUE / 2) >= MILLISECONDS_BETWEEN_LOOKS) {
                takeOver(host);
                settledAt.put(host, uptime.millis());
            }
        }
    }

    private void takeOver(String host) {
        long taken = 0;
        long saidAt = uptime.millis();
        int some;
        do {
            some = ifolders.takeOverSome(host);
            taken += some;
            if (uptime.millis() - saidAt >= MILLISECONDS_BETWEEN_LINES) {
                saidAt = uptime.millis();
                LOG.info("{} iFolders of the removed host {} are taken over so far", taken, host);
            }
        } while (some > 0);
        if (taken > 0) {
            LOG.info("{} iFolders of the removed host {} live here now, and are owned by nobody until they are adopted", taken, host);
            owed.owe();
        }
    }
}
