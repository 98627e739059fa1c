package org.ifolder.identity.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ifolder.peer.PeerRequest;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.ifolder.server.SteadyLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the master which members' sessions have ended at this host, their home, again and again until the member's record says so. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SessionEndReports {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEndReports.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORTION = 500;
    private static final int TOLD = 204;
    private static final long PAUSE_SECONDS = 1;

    @Inject
    private LocalHost localHost;

    @Inject
    private SessionEnds ends;

    @Inject
    private Peers peers;

    @Inject
    private SteadyLook looking;

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::report, failure -> LOG.warn("the master could not be told of ended sessions, and is told again: {}", failure));
    }

    private void report() {
        if (!localHost.isJoined() || localHost.isMaster()) {
            return;
        }
        List<SessionEnd> due = ends.due("", PORTION);
        while (!due.isEmpty() && isTold(due)) {
            due = ends.due(due.get(due.size() - 1).memberId(), PORTION);
        }
    }

    private boolean isTold(List<SessionEnd> due) {
        try (PeerResponse answer = peers.send(localHost.masterId(), PeerRequest.ofHost("POST", "/session-ends",
                Map.of("Content-Type", "application/json"), new ByteArrayInputStream(JSON.writeValueAsBytes(due))))) {
            if (answer.status() == TOLD) {
                return true;
            }
            LOG.warn("the master did not take the end of sessions of {} members: status {}", due.size(), answer.status());
        } catch (IOException | Refusal e) {
            LOG.debug("the master cannot be told of ended sessions now: {}", e.getMessage());
        }
        return false;
    }
}
