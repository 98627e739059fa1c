package org.ifolder.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.KnownHosts;
import org.ifolder.replication.protocol.HostKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public keys of the host records. Trusted is exactly the key in the record of a host that has not left (R2.4). */
@ApplicationScoped
public class HostKeyring implements HostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyring.class);

    @Inject
    private KnownHosts hosts;

    private volatile Keys keys = new Keys(List.of(), Map.of(), Map.of());

    /**
     * The keys by host.
     *
     * @param hosts of whom they are: a list that is another whenever hosts were read anew
     * @param records the JSON Web Keys that their records carried
     */
    private record Keys(List<Host> hosts, Map<String, String> records, Map<String, ECPublicKey> byHost) {
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

    /** Asked with every batch: the same list of hosts has the same keys, and the same records too. */
    private Map<String, ECPublicKey> current() {
        List<Host> known = hosts.all();
        Keys cached = keys;
        if (cached.hosts() != known) {
            Map<String, String> records = known.stream().filter(host -> host.state() != HostState.LEFT && host.publicKey() != null)
                    .collect(Collectors.toMap(Host::key, Host::publicKey));
            cached = new Keys(known, records, records.equals(cached.records()) ? cached.byHost() : parse(records));
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
