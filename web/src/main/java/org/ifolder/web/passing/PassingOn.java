package org.ifolder.web.passing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.audit.CurrentActor;
import org.ifolder.domain.host.Hosts;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.PeerUnreachable;
import org.ifolder.peer.Peers;
import org.ifolder.replication.record.Arrival;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.listener.Listener;
import org.ifolder.web.listener.Listeners;
import org.ifolder.web.problem.Problem;
import org.ifolder.web.problem.ProblemType;
import org.ifolder.web.rest.IncomingBody;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.LoginAnswers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the request being answered on to another host, once. */
@ApplicationScoped
public class PassingOn {

    /** Header field of an answer to a passed-on Domain command: whether the change has come back to this host. */
    public static final String ARRIVAL = "IFolder-Arrival";

    private static final Logger LOG = LoggerFactory.getLogger(PassingOn.class);

    @Inject
    private HttpServletRequest request;

    @Inject
    private Listeners listeners;

    @Inject
    private IncomingBody body;

    @Inject
    private Outgoing outgoing;

    @Inject
    private CurrentCaller caller;

    @Inject
    private Hosts hosts;

    @Inject
    private CurrentActor actor;

    @Inject
    private Peers peers;

    @Inject
    private Arrival arrival;

    @Inject
    @ConfigProperty(name = "ifolder.command.arrival-wait", defaultValue = "PT5S")
    private Duration arrivalWait;

    /**
     * The other host's answer, or a problem where it has none.
     *
     * @throws org.ifolder.refusal.Refusal {@code NOT_FOUND} when no such host is known
     */
    Response to(String host) {
        if (listeners.of(request) == Listener.PRIVATE) {
            return Problem.of(ProblemType.MISDIRECTED, "Another host decides this, and a request is passed on only once.").response();
        }
        if (!caller.isAtHome()) {
            return LoginAnswers.decidedElsewhere(hosts.find(host), asked());
        }
        // The trail of the host that decides holds it.
        actor.passedOn();
        try {
            return PassedAnswer.of(send(host));
        } catch (PeerUnreachable e) {
            LOG.warn("A request could not be passed on to host {}: {}", host, e.getMessage());
            return Problem.of(ProblemType.UNAVAILABLE, "The host that decides this cannot be reached. Whether it has acted is not"
                    + " known; repeat the request with the same Idempotency-Key.").response();
        }
    }

    /** The answer, as soon as the change that it tells of has arrived here, or the configured time is over. */
    Response awaited(Response answer) {
        Optional<RecordReference> change = Optional.ofNullable(answer.getHeaderString(RecordAnswer.RECORD))
                .flatMap(RecordReference::parse);
        if (answer.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL || change.isEmpty()) {
            return answer;
        }
        boolean here = arrival.await(change.get(), arrivalWait);
        return Response.fromResponse(answer).header(ARRIVAL, here ? "arrived" : "pending").build();
    }

    private URI asked() {
        String query = request.getQueryString();
        return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
    }

    private PeerResponse send(String host) throws PeerUnreachable {
        String key = outgoing.key();
        try {
            return peers.send(host, outgoing.request(key));
        } catch (PeerUnreachable e) {
            if (!body.isRepeatable()) {
                throw e;
            }
            LOG.info("Passing a request on to host {} once more: {}", host, e.getMessage());
            return peers.send(host, outgoing.request(key));
        }
    }
}
