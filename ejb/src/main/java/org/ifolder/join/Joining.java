package org.ifolder.join;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
     * Makes this host a slave of a Domain. May be asked for again after it failed: the master knows the host again by its name and key.
     *
     * @return this host's id in the Domain
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in a Domain already, {@link Refusal.Kind#UNAVAILABLE} when the
     *     master cannot be reached or is not the one with this fingerprint, {@link Refusal.Kind#FORBIDDEN} when the master refuses
     */
    public String join(Caller caller, @Valid JoinRequest request) {
        caller.mustBeAdministrator();
        if (localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to a Domain already.");
        }
        Admission admission = apply(request);
        joinedDomain.enter(admission.hostId(), admission.domainId(), admission.epoch(), admission.master());
        LOG.info("joined the Domain {} as host {}; master is {}", admission.domainId(), admission.hostId(), admission.master().name());
        return admission.hostId();
    }

    private Admission apply(JoinRequest request) {
        HostDescription self = describe();
        HttpClient client = HttpClient.newBuilder()
                .sslContext(tls.towardsFingerprint(request.masterFingerprint()))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        try {
            byte[] body = JSON.writeValueAsBytes(new Application(request.secret(), self, signer.sign(HostAdmission.proof(self))));
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(address(request.masterAddress()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw Refusal.forbidden("The master refused this host: " + detail(answer));
            }
            return JSON.readValue(answer.body(), Admission.class);
        } catch (IOException e) {
            throw Refusal.unavailable("The master cannot be reached at " + request.masterAddress() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.unavailable("Interrupted while joining.");
        }
    }

    private static URI address(String masterAddress) {
        try {
            URI address = URI.create(masterAddress + "/ifolder/private/v1/joins");
            if (!"https".equals(address.getScheme()) || address.getHost() == null) {
                throw Refusal.invalid("masterAddress", "is not of the form https://host:port");
            }
            return address;
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("masterAddress", "is not of the form https://host:port");
        }
    }

    private static String detail(HttpResponse<byte[]> answer) throws IOException {
        try {
            return JSON.readTree(answer.body()).path("detail").asText("status " + answer.statusCode());
        } catch (JsonProcessingException e) {
            return "status " + answer.statusCode();
        }
    }

    private HostDescription describe() {
        return new HostDescription(HostDescription.newId(), localHost.name(), publicAddress, privateAddress,
                forwardedBrokerPort.orElse(brokerPort), key.publicKey());
    }
}
