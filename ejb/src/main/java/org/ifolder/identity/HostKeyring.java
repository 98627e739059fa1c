package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.replication.protocol.HostKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of the host records. Trusted is exactly the key in the record of a host that has not left (R2.4). */
@ApplicationScoped
public class HostKeyring implements HostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyring.class);

    @Inject
    private Hosts hosts;

    private volatile Keys keys = new Keys("", Map.of());

    /** The keys by host, read from host records that carried these JSON Web Keys. */
    private record Keys(String source, Map<String, ECPublicKey> byHost) {
    }

    @Override
    public boolean knows(String host) {
        return current().containsKey(host);
    }

    @Override
    public boolean verifies(String host, byte[] bytes, String signature) {
        ECPublicKey key = current().get(host);
        return key != null && KeyProof.verify(key, bytes, signature);
    }

    /** The host whose record holds this key. */
    Optional<String> hostOf(PublicKey key) {
        return current().entrySet().stream().filter(entry -> entry.getValue().equals(key)).map(Map.Entry::getKey).findFirst();
    }

    /** The key of a host that has not left. */
    Optional<ECPublicKey> keyOf(String host) {
        return Optional.ofNullable(current().get(host));
    }

    private Map<String, ECPublicKey> current() {
        Map<String, String> records = new HashMap<>();
        StringBuilder source = new StringBuilder();
        for (Host host : hosts.all()) {
            if (host.state() != HostState.LEFT && host.publicKey() != null) {
                records.put(host.key(), host.publicKey());
                source.append(host.key()).append(host.publicKey());
            }
        }
        Keys cached = keys;
        if (!cached.source().contentEquals(source)) {
            cached = new Keys(source.toString(), parse(records));
            keys = cached;
        }
        return cached.byHost();
    }

    private static Map<String, ECPublicKey> parse(Map<String, String> records) {
        Map<String, ECPublicKey> parsed = new HashMap<>();
        records.forEach((host, jwk) -> {
            try {
                parsed.put(host, ECKey.parse(jwk).toECPublicKey());
            } catch (ParseException | JOSEException e) {
                LOG.error("the key in the record of host {} cannot be read; the host is not trusted", host, e);
            }
        });
        return Map.copyOf(parsed);
    }
}
