package org.ifolder.join;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.host.Hosts;
import org.ifolder.identity.KeyProof;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary at the master: lets a host into the Domain that shows the join secret and proves that it holds its private key. The secret is
 * one for the whole Domain and may be used again; one-time tokens are to replace it (R2.5).
 */
@Stateless
public class HostAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(HostAdmission.class);

    @Inject
    private CurrentDomain domains;

    @Inject
    private HostRegistration registration;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    @Inject
    @ConfigProperty(name = "ifolder.join.secret")
    private String secret;

    /**
     * Registers the host that applies.
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a wrong secret or an unproven key, {@link Refusal.Kind#CONFLICT} for a name that
     *     another host has, {@link Refusal.Kind#UNAVAILABLE} when this host is not the master
     */
    public Admission admit(Application application) {
        if (application.secret() == null || application.host() == null || !matches(application.secret())) {
            LOG.warn("a host's application was refused: wrong join secret");
            throw Refusal.forbidden("The join secret is wrong.");
        }
        domains.mustBeWritableHere();
        if (!KeyProof.holds(application.host().publicKeyJwk(), proof(application.host()), application.signature())) {
            LOG.warn("the application of {} was refused: it does not hold its key", application.host());
            throw Refusal.forbidden("The host does not prove that it holds its private key.");
        }
        Host host = registration.register(application.host());
        Domain domain = domains.get();
        LOG.info("host {} ({}) is let in, key {}", host.name(), host.id(), host.fingerprint());
        return new Admission(host.id(), domain.key(), localHost.epoch(), hosts.find(localHost.id()).description());
    }

    private boolean matches(String shown) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }

    /** What a new host signs of itself. */
    static byte[] proof(HostDescription host) {
        return String.join("\n", "ifolder-join", host.id(), host.name(), host.publicAddress(), host.privateAddress(),
                String.valueOf(host.brokerPort()), host.publicKeyJwk()).getBytes(StandardCharsets.UTF_8);
    }
}
