package org.ifolder.domain.host;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
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

    /** The public key as a JSON Web Key (RFC 7517). */
    public String publicKey() {
        return publicKey;
    }

    /** The RFC 7638 thumbprint of the public key, base64url. */
    public String fingerprint() {
        return fingerprint;
    }

    /** When the host was registered, by the master's clock; the epoch's start where its record has not arrived yet. */
    public Instant joinedAt() {
        return Instant.ofEpochMilli(joinedAt);
    }

    /** This host as it described itself. */
    public HostDescription description() {
        return new HostDescription(id(), name, publicAddress, privateAddress, brokerPort, publicKey);
    }

    void describe(HostDescription description) {
        name(description.name());
        addresses(description.publicAddress(), description.privateAddress(), description.brokerPort());
        publicKey(description.publicKeyJwk());
    }

    void addresses(String newPublicAddress, String newPrivateAddress, int newBrokerPort) {
        publicAddress = newPublicAddress;
        privateAddress = newPrivateAddress;
        brokerPort = newBrokerPort;
    }

    void state(HostState newState) {
        state = newState;
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
        state(payload.state());
        labels(payload.labels() == null ? List.of() : payload.labels());
        joinedAt(payload.joinedAt());
    }

    HostPayload payload() {
        return new HostPayload(name, publicAddress, privateAddress, brokerPort, state, labels(), publicKey, joinedAt());
    }

    private void name(String newName) {
        name = newName;
        nameKey = Text.searchKey(newName);
    }

    private void publicKey(String jwk) {
        HostPublicKey key = HostPublicKey.read(jwk)
                .orElseThrow(() -> new IllegalArgumentException("the public key of host " + key() + " cannot be read"));
        publicKey = key.jwk();
        fingerprint = key.fingerprint();
    }
}
