package org.ifolder.replication.relay;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.log.Publication;
import org.ifolder.replication.log.Reigns;
import org.ifolder.replication.log.ReplicationSettings;
import org.ifolder.replication.log.ReplicationTransactions;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.record.RelaySignal;

/** What both roles of the relay work with. */
@ApplicationScoped
class Relaying {

    @Inject
    private Links links;

    @Inject
    private HostDirectory hosts;

    @Inject
    private Publication publication;

    @Inject
    private ReplicationTransactions transactions;

    @Inject
    private BatchReceiver receiver;

    @Inject
    private CatchUp catchUp;

    @Inject
    private ReplicationStatus status;

    @Inject
    private ProgressBoard board;

    @Inject
    private RelaySignal signal;

    @Inject
    private ReplicationSettings settings;

    @Inject
    private Reigns reigns;

    @Inject
    private Clock clock;

    Links links() {
        return links;
    }

    HostDirectory hosts() {
        return hosts;
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

    ReplicationStatus status() {
        return status;
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

    Reign reign() {
        return reigns.current();
    }

    Clock clock() {
        return clock;
    }
}
