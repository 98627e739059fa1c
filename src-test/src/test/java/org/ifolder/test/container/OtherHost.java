package org.ifolder.test.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.digest.Digest;

/** A slave that exists as its key and its record alone: seals batches of its own Catalog changes, as a host does. */
final class OtherHost {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOW = "2026-03-01T12:00:00Z";
    private static final int NEVER_COMPRESSED = Integer.MAX_VALUE;

    private final String id = HostDescription.newId();
    private final ECKey key = newKey();
    private final String domain;
    private final Map<String, Change> records = new HashMap<>();
    private Cursor last = Cursor.START;

    private OtherHost(String domain) {
        this.domain = domain;
    }

    /** A host that the master knows, ACTIVE. */
    static OtherHost joined(String domain, HostRegistration registration) {
        OtherHost host = new OtherHost(domain);
        registration.register(new HostDescription(host.id, "other-" + host.id, "https://127.0.0.1:1", "https://127.0.0.1:2", 3,
                host.key.toPublicJWK().toJSONString(), host.key.toPublicJWK().toJSONString()));
        registration.activate(host.id);
        return host;
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return id;
    }

    String iFolderKey(String unique) {
        return id + "-" + unique;
    }

    /** An iFolder of this host under a key, which may be another host's. */
    Change iFolder(String iFolderKey, long counter, String name) {
        Map<String, Object> payload = Map.of("name", name, "host", id, "owner", id + "-nobody", "enabled", true, "created", NOW,
                "modified", NOW);
        return new Change("ifolder", iFolderKey, new RecordVersion(0, 1, counter), false, JSON.valueToTree(payload));
    }

    Change removed(String iFolderKey, long counter) {
        return new Change("ifolder", iFolderKey, new RecordVersion(0, 1, counter), true, null);
    }

    /** A change that is admitted and cannot be applied. */
    Change poisonous(String iFolderKey) {
        JsonNode payload = JSON.valueToTree(Map.of("name", Map.of("no", "text"), "enabled", "perhaps"));
        return new Change("ifolder", iFolderKey, new RecordVersion(0, 1, 1), false, payload);
    }

    /** The next batch of this host's Catalog stream. */
    SealedBatch seal(Change... changes) {
        SealedBatch batch = draft(domain, changes);
        last = batch.cursor();
        records.putAll(recordsAfter(List.of(changes)));
        return batch;
    }

    /** A batch under the numbers that the next one will have too. */
    SealedBatch draft(Change... changes) {
        return draft(domain, changes);
    }

    /** A batch for another Domain. */
    SealedBatch draft(String ofDomain, Change... changes) {
        return draft(ofDomain, CollectionName.CATALOG, changes);
    }

    SealedBatch draft(CollectionName collection, Change... changes) {
        return draft(domain, collection, changes);
    }

    private SealedBatch draft(String ofDomain, CollectionName collection, Change... changes) {
        Cursor previous = collection == CollectionName.CATALOG ? last : Cursor.START;
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, ofDomain, 1, collection, id, BatchHeader.FIRST_TERM, "run-of-" + id, previous,
                previous.sequence() + changes.length, digestOf(recordsAfter(List.of(changes))));
        byte[] body = BatchFormat.write(header, Arrays.stream(changes).map(BatchFormat::write).toList(), NEVER_COMPRESSED);
        return BatchFormat.read(body, sign(body));
    }

    private Map<String, Change> recordsAfter(List<Change> changes) {
        Map<String, Change> after = new HashMap<>(records);
        changes.forEach(change -> after.merge(change.key(), change, (old, one) -> one.version().isNewerThan(old.version()) ? one : old));
        return after;
    }

    private static String digestOf(Map<String, Change> records) {
        Digest digest = Digest.empty();
        records.values().stream().filter(record -> !record.removed()).forEach(record -> digest.add(record.contentHash()));
        return digest.fingerprint();
    }

    private String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.toECPrivateKey());
            signature.update(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
