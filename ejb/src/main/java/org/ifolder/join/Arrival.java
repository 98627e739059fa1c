package org.ifolder.join;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.join.JoinStepReport.State;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.LocalHost;

/** How far a host that was let in is with taking the Domain's records over. */
@ApplicationScoped
class Arrival {

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private ReplicationStatus replication;

    List<JoinStepReport> steps() {
        ReplicationStatus.Stream domain = replication.stream(new StreamId(CollectionName.DOMAIN, localHost.masterId()));
        boolean active = hosts.byId(localHost.id()).map(Host::state).filter(state -> state != HostState.JOINING).isPresent();
        return List.of(
                JoinStepReport.of(JoinStep.REACH_MASTER, State.DONE, null),
                JoinStepReport.of(JoinStep.CHECK_FINGERPRINT, State.DONE, null),
                JoinStepReport.of(JoinStep.PROVE_KEY, State.DONE, null),
                JoinStepReport.of(JoinStep.RECEIVE_RECORD, State.DONE, "this host is " + localHost.id()),
                copying(domain, active),
                JoinStepReport.of(JoinStep.STREAM, active ? State.DONE : domain.sequence() > 0 ? State.DOING : State.WAITING, domain.reason()));
    }

    private static JoinStepReport copying(ReplicationStatus.Stream domain, boolean active) {
        if (domain.copied() != null) {
            return JoinStepReport.of(JoinStep.COPY_RECORDS, State.DOING, domain.copied() + " records so far");
        }
        return JoinStepReport.of(JoinStep.COPY_RECORDS, active || domain.sequence() > 0 ? State.DONE : State.DOING, domain.reason());
    }
}
