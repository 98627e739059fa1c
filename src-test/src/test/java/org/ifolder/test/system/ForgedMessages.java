package org.ifolder.test.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.HostFiles;
import org.ifolder.test.grid.RecordedMessage;

/** What a host that has a key of its own, and lies, may send: each with a good signature of its own key, if not said otherwise. */
final class ForgedMessages {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NEVER_COMPRESSED = Integer.MAX_VALUE;

    private final GridHost liar;
    private final String self;
    private final String domain;
    private final String digest;

    /**
     * What is forged by one host.
     *
     * @param self the liar's id
     * @param domain the Domain's id
     */
    ForgedMessages(GridHost liar, String self, String domain) {
        this.liar = liar;
        this.self = self;
        this.domain = domain;
        this.digest = "A".repeat(43);
    }

    /** Of another host, as if that had made it. */
    RecordedMessage ofAnother(String host) {
        return batch(CollectionName.CATALOG, host, domain, "ifolder", host + "-01jd2v8h6w3t5y7z9b1c4f6g8j");
    }

    /** Of its own, well signed, over the record of another host. */
    RecordedMessage overARecordOf(String host) {
        return batch(CollectionName.REPORT, self, domain, "report", host + "-01jd2v8h6w3t5y7z9b1c4f6g8j");
    }

    /** Of the Domain collection, which is the master's alone. */
    RecordedMessage domainData() {
        return batch(CollectionName.DOMAIN, self, domain, "member", self + "-01jd2v8h6w3t5y7z9b1c4f6g8j");
    }

    RecordedMessage ofAnotherDomain() {
        return batch(CollectionName.CATALOG, self, "another-domain", "ifolder", self + "-01jd2v8h6w3t5y7z9b1c4f6g8j");
    }

    RecordedMessage withoutItsSignature() {
        RecordedMessage good = own();
        return new RecordedMessage(good.kind(), good.body(), null);
    }

    RecordedMessage withABitFlipped() {
        RecordedMessage good = own();
        byte[] body = good.body().clone();
        body[body.length - 3] ^= 1;
        return new RecordedMessage(good.kind(), body, good.signature());
    }

    RecordedMessage cut() {
        RecordedMessage good = own();
        return new RecordedMessage(good.kind(), Arrays.copyOf(good.body(), good.body().length / 3), good.signature());
    }

    /** A header of objects in objects. */
    RecordedMessage deeplyNested() {
        String body = "{\"header\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000) + ",\"changes\":[]}";
        return signed(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A sign of life of another host. */
    RecordedMessage lifeOf(String host) {
        return new RecordedMessage("HEARTBEAT", json(Map.of("domain", domain, "host", host, "incarnation", "x", "streams", List.of())), null);
    }

    RecordedMessage heads() {
        return new RecordedMessage("HEADS", json(Map.of("domain", domain)), null);
    }

    RecordedMessage ofNoKind() {
        return new RecordedMessage("SURPRISE", new byte[] {1, 2, 3}, null);
    }

    private RecordedMessage own() {
        return batch(CollectionName.CATALOG, self, domain, "ifolder", self + "-01jd2v8h6w3t5y7z9b1c4f6g8j");
    }

    private RecordedMessage batch(CollectionName collection, String authority, String ofDomain, String type, String key) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, ofDomain, 1, collection, authority, BatchHeader.FIRST_TERM, UUID.randomUUID().toString(), Cursor.START, 1,
                digest);
        byte[] change = json(Map.of("type", type, "key", key, "version", Map.of("epoch", 0, "term", 1, "counter", 1), "removed", false, "payload", Map.of("name", "forged")));
        return signed(BatchFormat.write(header, List.of(change), NEVER_COMPRESSED));
    }

    private RecordedMessage signed(byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(new HostFiles(liar).privateKey());
            signature.update(body);
            return new RecordedMessage("BATCH", body, Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Map<String, ?> object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
