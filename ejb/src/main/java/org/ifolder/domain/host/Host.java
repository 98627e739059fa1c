package org.ifolder.domain.host;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ifolder.domain.TextLines;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.text.Text;

/** One server of the Domain (R2.1). Its key is its id. Its role is not in it: the Domain's record says who is the master. */
@Entity
@Table(name = "host")
public class Host extends ReplicatedRecord {

    @Column(name = "name")
    private String name;

    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "public_address")
    private String publicAddress;

    @Column(name = "private_address")
    private String privateAddress;

    @Column(name = "broker_port")
    private int brokerPort;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private HostState state;

    @Convert(converter = TextLines.class)
    @Column(name = "labels")
    private List<String> labels = List.of();

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "sealing_key")
    private String sealingKey;

    @Convert(converter = AnnouncedKeyColumn.class)
    @Column(name = "announced_key")
    private AnnouncedKey announcedKey;

    @Convert(converter = FormerKeys.class)
    @Column(name = "former_keys")
    private List<FormerKey> formerKeys;

    @Column(name = "heir_id")
    private String heir;

    /** Milliseconds since 1970, UTC. */
    @Column(name = "joined_at")
    private long joinedAt;

    protected Host() {
    }

    Host(String id) {
        super(id);
    }

    public String id() {
        return key();
    }

    public String name() {
        return name;
    }

    /** The URL that users reach. */
    public String publicAddress() {
        return publicAddress;
    }

    /** The URL that other hosts reach. */
    public String privateAddress() {
        return privateAddress;
    }

    /** Port of the broker, on the host of the private address. */
    public int brokerPort() {
        return brokerPort;
    }

    public HostState state() {
        return state;
    }

    public boolean isActive() {
        return state == HostState.ACTIVE;
    }

    public List<String> labels() {
        return labels == null ? List.of() : labels;
    }

    /** The public key that it signs with and shows in TLS, or did last, as a JSON Web Key (RFC 7517). */
    public String publicKey() {
        return publicKey;
    }

    /** The public key to seal for it, as a JSON Web Key. */
    public String sealingKey() {
        return sealingKey;
    }

    /** The key that it is about to use, which counts beside its own. */
    public Optional<AnnouncedKey> announcedKey() {
        return Optional.ofNullable(announcedKey);
    }

    /** The RFC 7638 thumbprint of the announced key, base64url. */
    public Optional<String> announcedFingerprint() {
        return announcedKey().map(key -> canonical(key.publicKey()).fingerprint());
    }

    /** The keys that count for what they have signed, and for nothing new; the oldest first. */
    public List<FormerKey> formerKeys() {
        return formerKeys == null ? List.of() : formerKeys;
    }

    /** Id of the host that goes on with what this one was the authority of; empty unless it was removed by force (R2.7). */
    public Optional<String> heir() {
        return Optional.ofNullable(heir);
    }

    /** Whether its key counts: not after it has left, nor after its key was revoked. */
    public boolean hasKeyInForce() {
        return state != HostState.LEFT && !keyHasEnded();
    }

    /** Whether a key is this host's, is about to be, or was once. */
    boolean hasOrHad(HostPublicKey key) {
        return key.jwk().equals(publicKey) || announcedKey().filter(one -> one.publicKey().equals(key.jwk())).isPresent()
                || formerKeys().stream().anyMatch(former -> former.publicKey().equals(key.jwk()));
    }

    private boolean keyHasEnded() {
        return formerKeys().stream().anyMatch(former -> former.publicKey().equals(publicKey));
    }

    /** The RFC 7638 thumbprint of the public key, base64url. */
    public String fingerprint() {
        return fingerprint;
    }

    /** When the host was registered, by the master's clock; the epoch's start where its record has not arrived yet. */
    public Instant joinedAt() {
        return Instant.ofEpochMilli(joinedAt);
    }

    /** The same as a value, which no transaction sees or changes. */
    Host copy() {
        Host copy = new Host(key());
        copy.take(payload());
        copy.standAt(this);
        return copy;
    }

    /** This host as it described itself. */
    public HostDescription description() {
        return new HostDescription(id(), name, publicAddress, privateAddress, brokerPort, publicKey, sealingKey);
    }

    void describe(HostDescription description) {
        name(description.name());
        addresses(description.publicAddress(), description.privateAddress(), description.brokerPort());
        publicKey(description.publicKeyJwk());
        sealingKey = canonical(description.sealingKeyJwk()).jwk();
    }

    void addresses(String newPublicAddress, String newPrivateAddress, int newBrokerPort) {
        publicAddress = newPublicAddress;
        privateAddress = newPrivateAddress;
        brokerPort = newBrokerPort;
    }

    void state(HostState newState) {
        state = newState;
    }

    /** Another host goes on with what this one was the authority of. */
    void heir(String hostId) {
        heir = hostId;
    }

    void joinedAt(Instant time) {
        joinedAt = time.toEpochMilli();
    }

    void labels(List<String> newLabels) {
        labels = List.copyOf(newLabels);
    }

    void take(HostPayload payload) {
        name(payload.name());
        addresses(payload.publicAddress(), payload.privateAddress(), payload.brokerPort());
        publicKey(payload.publicKey());
        sealingKey = canonical(payload.sealingKey()).jwk();
        announcedKey = payload.announcedKey();
        formerKeys(payload.formerKeys() == null ? List.of() : payload.formerKeys());
        state(payload.state());
        labels(payload.labels() == null ? List.of() : payload.labels());
        heir = payload.heir();
        joinedAt(payload.joinedAt());
    }

    HostPayload payload() {
        return new HostPayload(name, publicAddress, privateAddress, brokerPort, state, labels(), publicKey, sealingKey, announcedKey,
                formerKeys(), heir, joinedAt());
    }

    private void name(String newName) {
        name = newName;
        nameKey = Text.searchKey(newName);
    }

    private void publicKey(String jwk) {
        HostPublicKey key = canonical(jwk);
        publicKey = key.jwk();
        fingerprint = key.fingerprint();
    }

    void formerKeys(List<FormerKey> keys) {
        formerKeys = List.copyOf(keys);
    }

    private HostPublicKey canonical(String jwk) {
        return HostPublicKey.read(jwk).orElseThrow(() -> new IllegalArgumentException("a public key of host " + key() + " cannot be read"));
    }

    /** Has another key count beside the host's own. */
    void announce(AnnouncedKey key) {
        announcedKey = new AnnouncedKey(canonical(key.publicKey()).jwk(), canonical(key.sealingKey()).jwk(), key.certificate());
    }

    /** The announced key takes the place of the host's own, which counts up to what it has signed. */
    void rotate(Map<String, Long> signedUpTo) {
        AnnouncedKey next = announcedKey().orElseThrow();
        end(signedUpTo, next.certificate());
        publicKey(next.publicKey());
        sealingKey = next.sealingKey();
        announcedKey = null;
    }

    /** The host's key counts for what it has signed, and no key takes its place. */
    void endKey(Map<String, Long> signedUpTo) {
        if (!keyHasEnded()) {
            end(signedUpTo, null);
            announcedKey = null;
        }
    }

    private void end(Map<String, Long> signedUpTo, String successor) {
        formerKeys(Stream.concat(formerKeys().stream(), Stream.of(new FormerKey(publicKey, signedUpTo, successor))).toList());
    }
}
