package org.ifolder.join;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.host.Hosts;
import org.ifolder.identity.KeyProof;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary at the master: lets a host into the Domain that shows a token made for it and proves that it holds its private key (R2.5). */
@Stateless
public class HostAdmission {

    private static final Logger LOG = LoggerFactory.getLogger(HostAdmission.class);

    @Inject
    private CurrentDomain domains;

    @Inject
    private JoinTokens tokens;

    @Inject
    private InputCheck input;

    @Inject
    private HostRegistration registration;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    /**
     * Registers the host that applies.
     *
     * @throws Refusal {@link Refusal.Kind#FORBIDDEN} for a token that does not let it in or an unproven key, {@link Refusal.Kind#CONFLICT}
     *     for a name that another host has, {@link Refusal.Kind#INVALID} for a description that cannot be taken,
     *     {@link Refusal.Kind#UNAVAILABLE} when this host is not the master
     */
    public Admission admit(Application application) {
        domains.mustBeWritableHere();
        if (application.secret() == null) {
            throw Refusal.invalid("secret", "The application lacks the token's secret.");
        }
        input.valid(application.host());
        tokens.use(application.secret(), application.host().name(), provenKey(application));
        Host host = registration.register(application.host());
        Domain domain = domains.get();
        LOG.info("host {} ({}) is let in, key {}", host.name(), host.id(), host.fingerprint());
        Host master = hosts.find(localHost.id());
        return new Admission(host.id(), domain.key(), localHost.epoch(), master.description(),
                master.announcedKey().orElse(null), master.formerKeys());
    }

    private static String provenKey(Application application) {
        HostDescription host = application.host();
        return KeyProof.signer(host.publicKeyJwk(), proof(host, application.secret()), application.signature()).orElseThrow(() -> {
            LOG.warn("a host that calls itself {} was not let in: it does not prove its key", host.name());
            return Refusal.forbidden("The host does not prove that it holds its private key.");
        });
    }

    /** What a new host signs of itself, for this one token. */
    static byte[] proof(HostDescription host, String secret) {
        return String.join("\n", "ifolder-join", JoinTokenText.hash(secret), host.id(), host.name(), host.publicAddress(),
                host.privateAddress(), String.valueOf(host.brokerPort()), host.publicKeyJwk(),
                host.sealingKeyJwk()).getBytes(StandardCharsets.UTF_8);
    }
}
