package org.ifolder.rotation;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.host.KeyCompletion;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.server.LocalHost;
import org.ifolder.server.SteadyLook;
import org.ifolder.server.Uptime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a change of this host's key to its end, at each host for its own: when all have had the time to learn of the announced key this
 * host uses it, and after as long again the master is told that the key before counts no more. Where it stands the host's record and the key
 * file tell, so that a host that ends on the way goes on.
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RotationWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RotationWatch.class);

    private static final long PAUSE_SECONDS = 1;

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private HostKeyFile key;

    @Inject
    private KeyAuthority authority;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private OwnAuthority own;

    @Inject
    private Uptime uptime;

    @Inject
    @ConfigProperty(name = "ifolder.key.overlap-seconds", defaultValue = "60")
    private long overlapSeconds;

    @Inject
    private SteadyLook looking;

    private Phase phase = Phase.NONE;
    private long since;

    private enum Phase {
        NONE,
        /** The announced key is in this host's file, and not yet used. */
        ANNOUNCED,
        /** The announced key is used, and the one before counts still. */
        USED,
        /** The announced key is not in this host's file, as when that came out of a backup. */
        LOST
    }

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::look, failure -> LOG.warn("the change of this host's key is held up and tried again: {}", failure));
    }

    private void look() {
        if (localHost.isJoined()) {
            goOn();
        }
    }

    private void goOn() {
        Phase now = hosts.byId(localHost.id()).map(this::phaseOf).orElse(Phase.NONE);
        if (now != phase) {
            phase = now;
            since = uptime.millis();
            if (now == Phase.LOST) {
                LOG.error("the key that is announced for this host is not in its key file: put the newest copy of that in its place");
            }
        }
        if (uptime.millis() - since < TimeUnit.SECONDS.toMillis(overlapSeconds) / 2) {
            return;
        }
        if (phase == Phase.ANNOUNCED) {
            key.useNext();
        } else if (phase == Phase.USED) {
            authority.complete(new KeyCompletion(key.fingerprint(), signedUpTo()));
        }
    }

    private Phase phaseOf(Host self) {
        return self.announcedFingerprint().map(announced -> {
            if (announced.equals(key.fingerprint())) {
                return Phase.USED;
            }
            return key.nextFingerprint().filter(announced::equals).isPresent() ? Phase.ANNOUNCED : Phase.LOST;
        }).orElse(Phase.NONE);
    }

    /** How far the streams are that this host writes: since half the overlap the new key has signed, and so the one before has signed no more than that. */
    private Map<String, Long> signedUpTo() {
        Map<String, Long> reached = new HashMap<>();
        for (StreamId stream : own.streams()) {
            long sequence = transactions.read(store -> store.progress(stream)).cursor().sequence();
            if (sequence > 0) {
                reached.put(stream.toString(), sequence);
            }
        }
        return reached;
    }
}
