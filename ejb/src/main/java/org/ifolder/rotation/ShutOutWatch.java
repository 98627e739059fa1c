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
import java.util.List;
import java.util.OptionalInt;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.KnownHosts;
import org.ifolder.replication.jms.EmbeddedBroker;
import org.ifolder.replication.relay.ShutOutHosts;
import org.ifolder.server.LocalHost;
import org.ifolder.server.SteadyLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what is open to a host with a key that counts no more, within seconds of the record that says so: connections to the broker here;
 * at the private port each request is judged anew (R2.6, R2.7).
 */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ShutOutWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ShutOutWatch.class);

    private static final long PAUSE_SECONDS = 1;

    @Inject
    private LocalHost localHost;

    @Inject
    private KnownHosts hosts;

    @Inject
    private EmbeddedBroker broker;

    @Inject
    private ShutOutHosts shutOut;

    @Inject
    private SteadyLook looking;

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::look, failure ->
                LOG.warn("connections of hosts whose keys have ended could not be looked for, which is tried again: {}", failure));
    }

    private void look() {
        if (localHost.isJoined()) {
            closeAndNote();
        }
    }

    private void closeAndNote() {
        List<Host> ended = hosts.all().stream().filter(host -> !host.hasKeyInForce()).toList();
        OptionalInt closed = broker.closeUntrusted();
        if (closed.isEmpty()) {
            return;
        }
        if (closed.getAsInt() > 0) {
            LOG.info("{} connections are closed whose keys count no more", closed.getAsInt());
        }
        for (Host host : ended) {
            if (shutOut.note(host.id())) {
                LOG.warn("the key of host {} ({}) has ended: nothing of it is open here", host.name(), host.id());
            }
        }
    }
}
