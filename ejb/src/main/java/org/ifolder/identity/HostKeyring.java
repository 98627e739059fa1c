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
import java.util.stream.Stream;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.FormerKey;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.KnownHosts;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.SealedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of the host records. Trusted is exactly the key in the record of a host that has not left, and the one that this key has
 * announced; former keys, and those of hosts that have left, count for the batches that they have signed (R2.4).
 */
@ApplicationScoped
public class HostKeyring implements HostKeys {

    private static final Logger LOG = LoggerFactory.getLogger(HostKeyring.class);

    @Inject
    private KnownHosts hosts;

    @Inject
    private Authorities authorities;

    private volatile Keys keys = new Keys(List.of(), Map.of());

    /**
     * The keys by host.
     *
     * @param hosts of whom they are: a list that is another whenever hosts were read anew
     */
    private record Keys(List<Host> hosts, Map<String, KeysOfHost> byHost) {
    }

    /**
     * The keys of one host.
     *
     * @param recorded what the host's record says of them: equal records have equal keys
     * @param trusted those that count now, for whatever the host does
     */
    private record KeysOfHost(Recorded recorded, List<ECPublicKey> trusted, List<PastKey> past) {

        boolean verifies(SealedBatch batch) {
            return trusted.stream().anyMatch(key -> KeyProof.verify(key, batch.body(), batch.signature()))
                    || past.stream().anyMatch(key -> key.counts().countsFor(batch.stream(), batch.header().to())
                            && KeyProof.verify(key.key(), batch.body(), batch.signature()));
        }
    }

    private record PastKey(ECPublicKey key, FormerKey counts) {
    }

    private record Recorded(String publicKey, boolean inForce, Optional<AnnouncedKey> announced, List<FormerKey> former) {

        static Recorded of(Host host) {
            return new Recorded(host.publicKey(), host.hasKeyInForce(), host.announcedKey(), host.formerKeys());
        }
    }

    @Override
    public boolean knows(String host) {
        return current().containsKey(host);
    }

    @Override
    public boolean verifies(SealedBatch batch) {
        return authorities.at(batch.stream(), batch.header().term()).map(current()::get).filter(signer -> signer.verifies(batch)).isPresent();
    }

    /** The host whose record holds this key, as one that counts now. */
    Optional<String> hostOf(PublicKey key) {
        return current().entrySet().stream().filter(entry -> entry.getValue().trusted().contains(key)).map(Map.Entry::getKey).findFirst();
    }

    /** The keys of a host that count now: mostly one, two while one follows the other, none of a host that has left. */
    List<ECPublicKey> keysOf(String host) {
        return Optional.ofNullable(current().get(host)).map(KeysOfHost::trusted).orElse(List.of());
    }

    /** Asked with every batch: the same list of hosts has the same keys, and the same records too. */
    private Map<String, KeysOfHost> current() {
        List<Host> known = hosts.all();
        Keys cached = keys;
        if (cached.hosts() != known) {
            Map<String, KeysOfHost> byHost = new HashMap<>();
            for (Host host : known) {
                Recorded recorded = Recorded.of(host);
                KeysOfHost before = cached.byHost().get(host.id());
                byHost.put(host.id(), before != null && before.recorded().equals(recorded) ? before : parse(host.id(), recorded));
            }
            cached = new Keys(known, Map.copyOf(byHost));
            keys = cached;
        }
        return cached.byHost();
    }

    private static KeysOfHost parse(String host, Recorded recorded) {
        Stream<String> counting = recorded.inForce()
                ? Stream.concat(Stream.of(recorded.publicKey()), recorded.announced().map(AnnouncedKey::publicKey).stream()) : Stream.of();
        return new KeysOfHost(recorded, counting.flatMap(jwk -> read(host, jwk).stream()).toList(),
                recorded.former().stream().flatMap(former -> read(host, former.publicKey()).map(key -> new PastKey(key, former)).stream()).toList());
    }

    private static Optional<ECPublicKey> read(String host, String jwk) {
        try {
            return Optional.of(ECKey.parse(jwk).toECPublicKey());
        } catch (ParseException | JOSEException e) {
            LOG.error("a key in the record of host {} cannot be read; it is not trusted", host, e);
            return Optional.empty();
        }
    }
}
