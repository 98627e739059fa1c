package org.ifolder.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostKeyChanges;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.host.KeyCompletion;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which keys of a host count for what, at the master and at a slave that learns of it (R2.4, R2.6). */
@Tag("R2.4")
@Tag("R2.6")
class HostKeyChangesTest {

    private static final String ID = "h222222222";
    private static final Caller ADMIN = EmbeddedHost.ADMINISTRATOR;
    private static final X500Principal SUBJECT = new X500Principal("CN=host2");

    private final DomainWorld world = new DomainWorld();
    private final HostKeyChanges changes = world.master.bean(HostKeyChanges.class);
    private final HostKeyring atSlave = world.slave.bean(HostKeyring.class);
    private final KeyPair first = pair();
    private final KeyPair second = pair();

    @BeforeEach
    void register() {
        HostDescription like = DomainWorld.description(ID, "host2");
        world.register(new HostDescription(ID, like.name(), like.publicAddress(), like.privateAddress(), like.brokerPort(), jwk(first),
                jwk(pair())));
        world.activate(ID);
        world.send();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void theNextKeyCountsBesideThePresentOneAndThenAlone() {
        changes.announce(ID, signedBy(first, second));
        world.send();
        assertThat(atSlave.keysOf(ID)).containsExactly((ECPublicKey) first.getPublic(), (ECPublicKey) second.getPublic());
        assertThat(atSlave.hostOf(second.getPublic())).contains(ID);

        changes.complete(ID, using(second, Map.of(CollectionName.CATALOG, 5L)));
        world.send();
        assertThat(atSlave.keysOf(ID)).containsExactly((ECPublicKey) second.getPublic());
        assertThat(atSlave.hostOf(first.getPublic())).isEmpty();
        assertThat(atSlave.verifies(batch(first, CollectionName.CATALOG, 5))).isTrue();
        assertThat(atSlave.verifies(batch(first, CollectionName.CATALOG, 6))).isFalse();
        assertThat(atSlave.verifies(batch(first, CollectionName.REPORT, 1))).isFalse();
        assertThat(atSlave.verifies(batch(second, CollectionName.CATALOG, 6))).isTrue();
        assertThat(world.slave.bean(Hosts.class).find(ID).sealingKey()).isEqualTo(world.master.bean(Hosts.class).find(ID).sealingKey());
    }

    @Test
    void askingTwiceForTheSameKeyChangesNothing() {
        AnnouncedKey next = signedBy(first, second);
        changes.announce(ID, next);
        int before = world.changes();
        changes.announce(ID, next);

        assertThat(world.changes()).isEqualTo(before);
    }

    @Test
    void aKeyThatThePresentOneHasNotSignedIsRefused() {
        assertThat(refused(() -> changes.announce(ID, signedBy(second, second))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        AnnouncedKey another = signedBy(first, pair());
        assertThat(refused(() -> changes.announce(ID, new AnnouncedKey(jwk(second), another.sealingKey(), another.certificate()))).kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> changes.announce(ID, new AnnouncedKey("{}", another.sealingKey(), another.certificate()))).kind())
                .isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void aKeyThatAHostHasOrHadIsRefused() {
        changes.announce(ID, signedBy(first, second));
        assertThat(refused(() -> changes.announce(ID, signedBy(first, pair()))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        changes.complete(ID, using(second, Map.of()));

        assertThat(refused(() -> changes.announce(ID, signedBy(second, first))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> changes.complete(ID, using(first, Map.of()))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    }

    @Test
    void aKeyIsCompletedOnceAndNoOtherThanTheAnnouncedOne() {
        changes.announce(ID, signedBy(first, second));
        assertThat(refused(() -> changes.complete(ID, using(pair(), Map.of()))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> changes.complete(ID, using(second, Map.of(CollectionName.CATALOG, -1L)))).kind()).isEqualTo(Refusal.Kind.INVALID);
        changes.complete(ID, using(second, Map.of()));
        int before = world.changes();
        changes.announce(ID, signedBy(second, pair()));
        changes.complete(ID, using(second, Map.of()));

        assertThat(world.changes()).as("the announcement alone").isEqualTo(before + 1);
        assertThat(world.master.bean(HostKeyring.class).keysOf(ID)).hasSize(2);
    }

    @Test
    void aKeyHasOneSpelling() {
        AnnouncedKey next = signedBy(first, second);
        String jwk = next.publicKey();
        int last = jwk.indexOf("\"}", jwk.indexOf("\"y\"")) - 1;
        char same = (char) (jwk.charAt(last) + 1);
        AnnouncedKey respelled = new AnnouncedKey(jwk.substring(0, last) + same + jwk.substring(last + 1), next.sealingKey(), next.certificate());

        assertThat(refused(() -> changes.announce(ID, respelled)).kind()).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void notEvenTheMasterGivesAHostAnotherKey() {
        Change record = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, ID)));
        ObjectNode payload = record.payload().deepCopy();
        payload.put("publicKey", jwk(second));
        RecordVersion newer = new RecordVersion(record.version().epoch(), record.version().term(), record.version().counter() + 1);

        assertThatThrownBy(() -> world.slave.take(List.of(new Change("host", ID, newer, false, payload))))
                .hasStackTraceContaining("the one that is known has not ended");
        assertThat(atSlave.keysOf(ID)).containsExactly((ECPublicKey) first.getPublic());
    }

    @Test
    void whoMissedSeveralChangesFollowsThemAtOnce() {
        KeyPair third = pair();
        changes.announce(ID, signedBy(first, second));
        changes.complete(ID, using(second, Map.of(CollectionName.CATALOG, 5L)));
        changes.announce(ID, signedBy(second, third));
        changes.complete(ID, using(third, Map.of(CollectionName.CATALOG, 7L)));
        Change record = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, ID)));

        world.slave.take(List.of(record));

        assertThat(atSlave.keysOf(ID)).containsExactly((ECPublicKey) third.getPublic());
        assertThat(atSlave.verifies(batch(second, CollectionName.CATALOG, 7))).isTrue();
    }

    @Test
    void aRevokedKeyOpensNothingAndIsForGood() {
        assertThat(refused(() -> changes.revoke(ADMIN, DomainWorld.MASTER)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        changes.revoke(ADMIN, ID);
        world.send();

        assertThat(atSlave.keysOf(ID)).isEmpty();
        assertThat(atSlave.hostOf(first.getPublic())).isEmpty();
        assertThat(atSlave.verifies(batch(first, CollectionName.CATALOG, 1))).isFalse();
        assertThat(atSlave.knows(ID)).isTrue();
        assertThat(refused(() -> changes.revoke(ADMIN, ID)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(refused(() -> changes.announce(ID, signedBy(first, second))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    @Tag("R2.7")
    void theHeirOfARemovedHostSignsInTheNextTermAndTheRemovedOneWhatItHadSigned() {
        KeyPair heirs = pair();
        Change master = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, DomainWorld.MASTER)));
        Change withKey = new Change(master.type(), master.key(), master.version(), false,
                ((ObjectNode) master.payload().deepCopy()).put("publicKey", jwk(heirs)));
        world.master.bean(HostRegistration.class).endAndInherit(ID);
        Change removed = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, ID)));
        Change upTo5 = new Change(removed.type(), removed.key(), removed.version(), false, removed.payload().deepCopy());
        ((ObjectNode) upTo5.payload().path("formerKeys").path(0).path("upTo")).put("CATALOG/" + ID, 5);

        try (EmbeddedHost other = world.master.slave("h555555555")) {
            other.take(List.of(withKey, upTo5));
            HostKeyring keyring = other.bean(HostKeyring.class);

            assertThat(keyring.verifies(batch(first, CollectionName.CATALOG, 5))).isTrue();
            assertThat(keyring.verifies(batch(first, CollectionName.CATALOG, 6))).isFalse();
            assertThat(keyring.verifies(batch(heirs, CollectionName.CATALOG, 6, 2))).isTrue();
            assertThat(keyring.verifies(batch(first, CollectionName.CATALOG, 6, 2))).isFalse();
            assertThat(keyring.verifies(batch(heirs, CollectionName.CATALOG, 5, 1))).isFalse();
            assertThat(keyring.verifies(batch(heirs, CollectionName.CATALOG, 6, 3))).isFalse();
            assertThat(keyring.verifies(batch(heirs, CollectionName.DOMAIN, 6, 2))).as("the Domain collection is the reign's").isFalse();
        }
    }

    @Test
    @Tag("R2.7")
    void anHeirIsNotExchangedNorGivenToAHostThatIsThere() {
        Change active = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, ID)));
        RecordVersion newer = new RecordVersion(active.version().epoch(), active.version().term(), active.version().counter() + 1);
        ObjectNode heired = ((ObjectNode) active.payload().deepCopy()).put("heir", DomainWorld.MASTER);
        assertThatThrownBy(() -> world.slave.take(List.of(new Change("host", ID, newer, false, heired)))).hasStackTraceContaining("heir");

        world.master.bean(HostRegistration.class).endAndInherit(ID);
        world.send();
        Change removed = world.master.call(() -> world.master.replica("host").change(world.master.em().find(Host.class, ID)));
        RecordVersion newest = new RecordVersion(removed.version().epoch(), removed.version().term(), removed.version().counter() + 1);
        ObjectNode exchanged = ((ObjectNode) removed.payload().deepCopy()).put("heir", DomainWorld.SLAVE);
        assertThatThrownBy(() -> world.slave.take(List.of(new Change("host", ID, newest, false, exchanged)))).hasStackTraceContaining("heir");
    }

    private static Refusal refused(Runnable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run);
        return catchThrowableOfType(Refusal.class, act::run);
    }

    private static KeyPair pair() {
        try {
            return HostCertificate.newKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String jwk(KeyPair pair) {
        return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).build().toJSONString();
    }

    private static AnnouncedKey signedBy(KeyPair signer, KeyPair next) {
        try {
            return new AnnouncedKey(jwk(next), jwk(pair()),
                    HostCertificate.encoded(HostCertificate.of(next.getPublic(), SUBJECT, signer.getPrivate(), SUBJECT)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyCompletion using(KeyPair key, Map<CollectionName, Long> signedUpTo) {
        return new KeyCompletion(Thumbprint.of(key.getPublic()).orElseThrow(), signedUpTo.entrySet().stream()
                .collect(Collectors.toMap(entry -> new StreamId(entry.getKey(), ID).toString(), Map.Entry::getValue)));
    }

    private static SealedBatch batch(KeyPair signer, CollectionName collection, long to) {
        return batch(signer, collection, to, BatchHeader.FIRST_TERM);
    }

    private static SealedBatch batch(KeyPair signer, CollectionName collection, long to, long term) {
        byte[] body = (collection + " up to " + to).getBytes(StandardCharsets.UTF_8);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(signer.getPrivate());
            signature.update(body);
            BatchHeader header = new BatchHeader(1, "domain", 1, collection, ID, term, "run", new Cursor("run", to - 1, "hash"), to, "digest");
            return new SealedBatch(header, body, Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()), "hash");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
