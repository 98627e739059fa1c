package org.ifolder.identity.login;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.login.SessionEndProgress.State;
import org.ifolder.peer.PeerRequest;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Boundary at the master: which host has ended a member's sessions, as each of them says when it is asked. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SessionEndSurvey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 5;
    private static final int OK = 200;

    @Inject
    private Members members;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    @Inject
    private Peers peers;

    @Resource
    private ManagedExecutorService executor;

    /** What this host knows. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such member (here, yet) */
    public EndedSessions here(String memberId) {
        Member member = members.find(memberId);
        return new EndedSessions(member.sessionEpoch().ended(), member.sessionEpoch().passwords(), member.sessionsEndedAt().map(Instant::toEpochMilli).orElse(null));
    }

    /** All hosts in service, asked at the same time. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such member */
    public List<SessionEndProgress> of(String memberId) {
        EndedSessions wanted = here(memberId);
        List<CompletableFuture<SessionEndProgress>> asked = hosts.all().stream()
                .filter(host -> host.state().isInService() && host.hasKeyInForce())
                .map(host -> host.id().equals(localHost.id()) ? CompletableFuture.completedFuture(progress(host, wanted, wanted))
                        : CompletableFuture.supplyAsync(() -> ask(host, memberId, wanted), executor)
                                .completeOnTimeout(unknown(host), PATIENCE_SECONDS, TimeUnit.SECONDS))
                .toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private SessionEndProgress ask(Host host, String memberId, EndedSessions wanted) {
        PeerRequest request = PeerRequest.ofHost("GET", "/session-ends/" + memberId, Map.of("Accept", "application/json"), null);
        try (PeerResponse answer = peers.send(host.id(), request)) {
            return answer.status() == OK ? progress(host, wanted, JSON.readValue(answer.body(), EndedSessions.class)) : unknown(host);
        } catch (IOException | Refusal e) {
            return unknown(host);
        }
    }

    private static SessionEndProgress progress(Host host, EndedSessions wanted, EndedSessions there) {
        return new SessionEndProgress(host, there.epoch().isBefore(wanted.epoch()) ? State.PENDING : State.ENDED,
                Optional.ofNullable(there.endedAt()).map(Instant::ofEpochMilli));
    }

    private static SessionEndProgress unknown(Host host) {
        return new SessionEndProgress(host, State.UNKNOWN, Optional.empty());
    }
}
