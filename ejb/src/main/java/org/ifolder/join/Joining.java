package org.ifolder.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.Domain;
import org.ifolder.domain.founding.Founding;
import org.ifolder.domain.founding.JoinedDomain;
import org.ifolder.domain.founding.NewDomain;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.identity.HostSigner;
import org.ifolder.identity.HostTls;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary at a host that is in no Domain: founds one, or joins one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Joining {

    private static final Logger LOG = LoggerFactory.getLogger(Joining.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LAST_PORT = 65_535;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    private LocalHost localHost;

    @Inject
    private HostKeyFile key;

    @Inject
    private HostSigner signer;

    @Inject
    private HostTls tls;

    @Inject
    private Founding founding;

    @Inject
    private JoinAttempt attempt;

    @Inject
    private Arrival arrival;

    @Inject
    private JoinedDomain joinedDomain;

    @Inject
    @ConfigProperty(name = "ifolder.host.public-address")
    private String publicAddress;

    @Inject
    @ConfigProperty(name = "ifolder.host.private-address")
    private String privateAddress;

    @Inject
    @ConfigProperty(name = "ifolder.broker.port", defaultValue = "5445")
    private int brokerPort;

    @Inject
    @ConfigProperty(name = "ifolder.host.broker-port")
    private Optional<Integer> forwardedBrokerPort;

    /**
     * Makes this host the master of a new Domain.
     *
     * @throws Refusal as {@link Founding#found}
     */
    public Domain found(Caller caller, NewDomain newDomain) {
        Domain domain = founding.found(caller, newDomain, describe());
        LOG.info("founded the Domain {} ({})", domain.name(), domain.key());
        return domain;
    }

    /**
     * Makes this host a slave of a Domain. May be asked for again after it failed, with the same token until that expires: the master knows
     * the host again by its name and key.
     *
     * @return this host's id in the Domain
     * @throws Refusal which names the step that failed, why, and what to do: {@link Refusal.Kind#INVALID} for a token or an address that has
     *     not the form of one, {@link Refusal.Kind#UNAVAILABLE} when the master cannot be reached or is not the one that made the token,
     *     {@link Refusal.Kind#FORBIDDEN} or {@link Refusal.Kind#CONFLICT} when the master refuses, and
     *     {@link Refusal.Kind#CONFLICT} when this host is in a Domain already
     */
    public String join(Caller caller, @Valid JoinRequest request) {
        caller.mustBeAdministrator();
        if (localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to a Domain already.");
        }
        JoinTokenText token = JoinTokenText.read(request.token())
                .orElseThrow(() -> Refusal.invalid("token", "is not a join token: it has two parts of 43 characters with a point between them"));
        Admission admission = apply(address(request.masterAddress()), token);
        enter(admission);
        LOG.info("joined the Domain {} as host {}; master is {}", admission.domainId(), admission.hostId(), admission.master().name());
        return admission.hostId();
    }

    private void enter(Admission admission) {
        try {
            joinedDomain.enter(admission.hostId(), admission.domainId(), admission.epoch(), admission.master(), admission.announcedKey(), admission.formerKeys());
        } catch (Refusal refusal) {
            throw refusal;
        } catch (RuntimeException e) {
            LOG.error("the record that the master gave this host cannot be written", e);
            throw attempt.failed(JoinStep.RECEIVE_RECORD, Refusal.Kind.UNAVAILABLE, "this host cannot write its record down.",
                    "Look into its log and after its database; then ask again with the same token.");
        }
    }

    /**
     * How far this host is with coming into a Domain: a report for each step, in their order.
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a caller who is no administrator
     */
    public List<JoinStepReport> steps(Caller caller) {
        caller.mustBe(AdministratorRole.HOST_OPERATOR);
        return localHost.isJoined() ? arrival.steps() : attempt.steps();
    }

    private Admission apply(URI master, JoinTokenText token) {
        HostDescription self = describe();
        HttpClient client = HttpClient.newBuilder()
                .sslContext(tls.towardsFingerprint(token.fingerprint()))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        attempt.at(JoinStep.REACH_MASTER, "at " + master);
        try {
            byte[] body = JSON.writeValueAsBytes(
                    new Application(token.secret(), self, signer.sign(HostAdmission.proof(self, token.secret()))));
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(master)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw refused(answer.statusCode(), detail(answer));
            }
            return JSON.readValue(answer.body(), Admission.class);
        } catch (IOException e) {
            throw broken(e, master, token);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw attempt.failed(JoinStep.REACH_MASTER, Refusal.Kind.UNAVAILABLE, "this host was asked to end meanwhile.",
                    "Ask again with the same token.");
        }
    }

    private Refusal broken(IOException e, URI master, JoinTokenText token) {
        if (e instanceof ConnectException || e instanceof HttpConnectTimeoutException) {
            return attempt.failed(JoinStep.REACH_MASTER, Refusal.Kind.UNAVAILABLE, "nobody answers at " + master + ".",
                    "Is the master running, is this its private address, and does a firewall let this host through?");
        }
        if (HostTls.isAnotherKey(e)) {
            return attempt.failed(JoinStep.CHECK_FINGERPRINT, Refusal.Kind.UNAVAILABLE,
                    "who answers at " + master + " does not show the key " + token.fingerprint() + ".",
                    "Was the token made at this master? If so, something stands between the hosts.");
        }
        return attempt.failed(JoinStep.RECEIVE_RECORD, Refusal.Kind.UNAVAILABLE, "the master's answer did not come: " + e.getMessage() + ".",
                "Ask again with the same token.");
    }

    private Refusal refused(int status, String why) {
        return switch (status) {
            case 400 -> attempt.failed(JoinStep.RECEIVE_RECORD, Refusal.Kind.CONFLICT, "the master cannot take this host's description: " + why,
                    "Mend it in host.properties, start this host anew, and ask again.");
            case 403 -> attempt.failed(JoinStep.PROVE_KEY, Refusal.Kind.FORBIDDEN, "the master refuses this host.", why);
            case 409 -> attempt.failed(JoinStep.RECEIVE_RECORD, Refusal.Kind.CONFLICT, "the master cannot register this host: " + why,
                    "Mend what the master says; for another name, set ifolder.host.name and make a token for that.");
            case 503 -> attempt.failed(JoinStep.REACH_MASTER, Refusal.Kind.UNAVAILABLE, "the host there does not register hosts: " + why,
                    "Give the private address of the master.");
            default -> attempt.failed(JoinStep.RECEIVE_RECORD, Refusal.Kind.UNAVAILABLE, "the master answers " + status + ": " + why,
                    "Look into the master's log.");
        };
    }

    private static URI address(String masterAddress) {
        try {
            URI address = URI.create(masterAddress + "/ifolder/private/v1/joins");
            if (!"https".equals(address.getScheme()) || address.getHost() == null || address.getPort() > LAST_PORT) {
                throw Refusal.invalid("masterAddress", "is not of the form https://host:port");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("masterAddress", "is not of the form https://host:port");
        }
    }

    private static String detail(HttpResponse<byte[]> answer) throws IOException {
        try {
            return JSON.readTree(answer.body()).path("detail").asText("no reason is given");
        } catch (JsonProcessingException e) {
            return "no reason is given";
        }
    }

    private HostDescription describe() {
        return new HostDescription(HostDescription.newId(), localHost.name(), publicAddress, privateAddress,
                forwardedBrokerPort.orElse(brokerPort), key.publicKey(), key.sealingKey());
    }
}
