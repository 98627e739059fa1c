package org.ifolder.replication.upkeep;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.ifolder.replication.agreement.DifferenceFinder;
import org.ifolder.replication.agreement.Scrub;
import org.ifolder.replication.catchup.SourceUnreachable;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The host's timers: retention, the backlog's alarm, scrub, and the search for the record in which it differs. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private static final long SEARCH_SECONDS = 5;

    @Inject
    private LocalHost localHost;

    @Inject
    private ReplicationStatus status;

    @Inject
    private LogRetention retention;

    @Inject
    private Scrub scrub;

    @Inject
    private DifferenceFinder finder;

    @Inject
    private BacklogAlarm backlog;

    @Inject
    private UpkeepSettings settings;

    @Resource
    private ManagedScheduledExecutorService executor;

    private final List<ScheduledFuture<?>> timers = new ArrayList<>();

    @PostConstruct
    void start() {
        every(settings.retentionSeconds(), "retention", retention::apply);
        timers.add(executor.scheduleWithFixedDelay(this::lookAtTheBacklog, settings.retentionSeconds(), settings.retentionSeconds(),
                TimeUnit.SECONDS));
        every(SEARCH_SECONDS, "the search for a difference", finder::look);
        if (settings.scrubSeconds() > 0) {
            every(settings.scrubSeconds(), "the scrub", scrub::scrub);
        }
    }

    @PreDestroy
    void stop() {
        // Without an interrupt, which within a commit would close the embedded database's file.
        timers.forEach(timer -> timer.cancel(false));
    }

    private void every(long seconds, String what, Consumer<StreamId> work) {
        timers.add(executor.scheduleWithFixedDelay(() -> each(what, work), seconds, seconds, TimeUnit.SECONDS));
    }

    private void lookAtTheBacklog() {
        try {
            if (localHost.isJoined()) {
                backlog.look();
            }
        } catch (RuntimeException e) {
            LOG.warn("the backlog could not be looked at, and is next time: {}", e.toString());
        }
    }

    /** What fails with one stream must neither end the timer nor hold up the other streams. */
    private void each(String what, Consumer<StreamId> work) {
        try {
            if (!localHost.isJoined()) {
                return;
            }
            for (StreamId stream : status.ids()) {
                one(stream, what, work);
            }
        } catch (RuntimeException e) {
            LOG.warn("{} could not be done, and is tried again: {}", what, e.toString());
        }
    }

    private static void one(StreamId stream, String what, Consumer<StreamId> work) {
        try {
            work.accept(stream);
        } catch (SourceUnreachable e) {
            LOG.debug("{} of {} waits for another host: {}", what, stream, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("{} of {} could not be done, and is tried again: {}", what, stream, e.toString());
        }
    }
}
