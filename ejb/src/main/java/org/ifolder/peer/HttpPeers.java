package org.ifolder.peer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.replication.relay.LinkSecurity;

/** Requests to other hosts over HTTPS, each host known by its key alone. One client a host is kept, with its connections. */
@ApplicationScoped
class HttpPeers implements Peers {

    /** Below this path the private API answers. */
    static final String BASE = "/ifolder/private/v1";

    private static final int UNAUTHORIZED = 401;

    @Inject
    private Hosts hosts;

    @Inject
    private LinkSecurity security;

    @Inject
    private HostTokens tokens;

    @Inject
    private CallerTokens callers;

    @Inject
    @ConfigProperty(name = "ifolder.peer.connect-seconds", defaultValue = "3")
    private long connectSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.peer.answer-seconds", defaultValue = "60")
    private long answerSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.peer.streamed-answer-seconds", defaultValue = "3600")
    private long streamedAnswerSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.peer.answer-bytes", defaultValue = "67108864")
    private long answerBytes;

    @Inject
    private Clock clock;

    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private PeerClocks clocks;

    /**
     * A client for one host, with its connections.
     *
     * @param proof what these are proven by
     */
    private record Client(Object proof, HttpClient http) {
    }

    @PostConstruct
    void prepare() {
        clocks = new PeerClocks(clock);
    }

    /**
     * {@inheritDoc} A request that is refused because the two clocks differ is made once more by the other host's clock; one with a body,
     * which can be read but once, has to be made again by the caller.
     */
    @Override
    public PeerResponse send(String host, PeerRequest request) throws PeerUnreachable {
        Instant now = clocks.at(host);
        PeerResponse answer = attempt(host, request, now);
        if (answer.status() != UNAUTHORIZED || !clocks.corrected(host, now, answer.header("Date"))) {
            return answer;
        }
        if (request.body() != null) {
            throw new PeerUnreachable("host " + host + " has another time than was known, and has not acted", null);
        }
        return attempt(host, request, clocks.at(host));
    }

    private PeerResponse attempt(String host, PeerRequest request, Instant now) throws PeerUnreachable {
        Host target = hosts.find(host);
        if (!target.hasKeyInForce()) {
            throw new PeerUnreachable("the key of host " + target.name() + " has ended", null);
        }
        HttpRequest.Builder outgoing = HttpRequest.newBuilder(URI.create(target.privateAddress() + BASE + request.pathAndQuery()))
                .timeout(Duration.ofSeconds(request.streamed() ? streamedAnswerSeconds : answerSeconds))
                .method(request.method(), request.body() == null
                        ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(request::body));
        request.headers().forEach(outgoing::setHeader);
        outgoing.setHeader("Authorization", "Bearer " + tokens.issue(host, now));
        if (request.onBehalf() != null) {
            outgoing.setHeader(CallerTokens.HEADER, callers.issue(request.onBehalf(), host, now));
        }
        try {
            HttpResponse<byte[]> answer = answer(client(host), outgoing.build());
            Map<String, String> headers = new HashMap<>();
            answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            return new PeerResponse(answer.statusCode(), headers, new ByteArrayInputStream(answer.body()));
        } catch (IOException e) {
            throw new PeerUnreachable("host " + target.name() + " cannot be reached at " + target.privateAddress()
                    + (e.getMessage() == null ? "" : ": " + e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PeerUnreachable("interrupted while waiting for host " + target.name(), e);
        }
    }

    /** Waits for the whole answer: a time limit of the request alone would end with the answer's headers. */
    private HttpResponse<byte[]> answer(HttpClient client, HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new BoundedBody(answerBytes));
        try {
            return answer.get(request.timeout().orElseThrow().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer in " + request.timeout().orElseThrow().toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** The host's client; another as soon as either host has another key. */
    private HttpClient client(String host) {
        Object proof = security.proofTowards(host);
        return clients.compute(host, (any, known) -> known != null && known.proof().equals(proof) ? known
                : new Client(proof, HttpClient.newBuilder()
                        .sslContext(security.towards(host))
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(connectSeconds))
                        .build())).http();
    }
}
