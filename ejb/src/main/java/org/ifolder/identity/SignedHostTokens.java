package org.ifolder.identity;

import com.nimbusds.jose.JOSEObjectType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ifolder.peer.HostTokens;
import org.ifolder.replication.quarantine.Quarantine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens between hosts as signed JSON Web Tokens (RFC 7519): ES256 by the sending host's key, for one other host, for half a minute.
 */
@ApplicationScoped
class SignedHostTokens implements HostTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SignedHostTokens.class);

    private static final JOSEObjectType TYPE = new JOSEObjectType("ifolder-host+jwt");
    private static final Duration VALIDITY = Duration.ofSeconds(30);

    @Inject
    private HostSignedTokens tokens;

    @Inject
    private HostKeyring keyring;

    @Inject
    private Quarantine quarantine;

    @Override
    public String issue(String audience, Instant now) {
        return tokens.issue(TYPE, audience, now, VALIDITY, claims -> {
        });
    }

    @Override
    public Optional<String> verify(String token) {
        try {
            return Optional.of(tokens.read(TYPE, token, VALIDITY).getIssuer());
        } catch (HostSignedTokens.Refused e) {
            LOG.warn("a host's token was refused: it {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> fingerprint(PublicKey shown) {
        return Thumbprint.of(shown);
    }

    @Override
    public boolean isKeyOf(String host, PublicKey shown) {
        return keyring.keysOf(host).contains(shown) && !quarantine.holds(host);
    }
}
