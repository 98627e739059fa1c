package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ifolder.replication.catchup.CatchUp;
import org.ifolder.replication.catchup.OwnNumbering;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.log.PublicationQueue;
import org.ifolder.replication.log.Reigns;
import org.ifolder.replication.log.ReplicationSettings;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.quarantine.Quarantine;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.RelaySignal;
import org.ifolder.server.LocalHost;
import org.ifolder.server.Uptime;

/** What both roles of the relay work with. */
@ApplicationScoped
class Relaying {

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Authorities authorities;

    @Inject
    private Links links;

    @Inject
    private HostDirectory hosts;

    @Inject
    private Publication publication;

    @Inject
    private PublicationQueue publications;

    @Inject
    private PublishedPlaces places;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private CatchUp catchUp;

    @Inject
    private OwnNumbering numbering;

    @Inject
    private Refusals refusals;

    @Inject
    private Quarantine quarantine;

    @Inject
    private ReplicationStatus status;

    @Inject
    private ProgressBoard board;

    @Inject
    private ShutOutHosts shutOut;

    @Inject
    private Instance<HostSayings> sayings;

    @Inject
    private RelaySignal signal;

    @Inject
    private ReplicationSettings settings;

    @Inject
    private RelaySettings bounds;

    @Inject
    private Reigns reigns;

    @Inject
    private Clock clock;

    @Inject
    private Uptime uptime;

    OwnAuthority own() {
        return own;
    }

    Authorities authorities() {
        return authorities;
    }

    Links links() {
        return links;
    }

    HostDirectory hosts() {
        return hosts;
    }

    PublicationQueue publications() {
        return publications;
    }

    PublishedPlaces places() {
        return places;
    }

    Publication publication() {
        return publication;
    }

    ReplicationTransactions transactions() {
        return transactions;
    }

    BatchReceiver receiver() {
        return receiver;
    }

    CatchUp catchUp() {
        return catchUp;
    }

    OwnNumbering numbering() {
        return numbering;
    }

    Quarantine quarantine() {
        return quarantine;
    }

    Refusals refusals() {
        return refusals;
    }

    /** This run of the host. */
    String incarnation() {
        return localHost.incarnation();
    }

    /** The hosts that are heard before this one numbers anything after a start. */
    Set<String> toBeHeard() {
        return localHost.isMaster() ? hosts.active() : Set.of(localHost.masterId());
    }

    /** All hosts that this one knows, itself among them. */
    Set<String> known() {
        return hosts.ever();
    }

    ReplicationStatus status() {
        return status;
    }

    /** What this host tells of itself: each topic by whoever has something to say of it. */
    Map<String, String> says() {
        Map<String, String> said = new HashMap<>();
        sayings.forEach(topic -> said.putAll(topic.says()));
        return said;
    }

    /** Another host has told of itself. */
    void heard(String host, Map<String, String> said) {
        sayings.forEach(topic -> topic.heard(host, said));
    }

    ShutOutHosts shutOut() {
        return shutOut;
    }

    ProgressBoard board() {
        return board;
    }

    RelaySignal signal() {
        return signal;
    }

    ReplicationSettings settings() {
        return settings;
    }

    /** Time without a sign of life after which another run of a host is let in. */
    long silenceMilliseconds() {
        return bounds.silenceMilliseconds();
    }

    /** Silence after which a link is taken for dead. */
    long linkSilenceMilliseconds() {
        return bounds.linkSilenceMilliseconds();
    }

    Reign reign() {
        return reigns.current();
    }

    Clock clock() {
        return clock;
    }

    /** What the relay's waits are measured by. */
    Uptime uptime() {
        return uptime;
    }
}
