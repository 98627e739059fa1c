package org.ifolder.replication.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.UncheckedIOException;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.catchup.StreamDescription.SignedBytes;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.SnapshotProgress;

/**
 * A snapshot under way. The source's last batch has columns of its own: as bytes in a text it might grow beyond what a column
 * holds.
 */
@Entity
@Table(name = "replication_snapshot")
class StoredSnapshot {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @EmbeddedId
    private StreamKey key;

    @Column(name = "source", nullable = false)
    private String source;

    @Column(name = "description", nullable = false)
    private String description;

    @Column(name = "last_body")
    private byte[] lastBody;

    @Column(name = "last_signature")
    private String lastSignature;

    @Column(name = "up_to_type", nullable = false)
    private String upToType;

    @Column(name = "up_to_key", nullable = false)
    private String upToKey;

    @Column(name = "records", nullable = false)
    private long records;

    @Column(name = "digest_sum", nullable = false)
    private byte[] sum;

    protected StoredSnapshot() {
    }

    StoredSnapshot(StreamId stream) {
        this.key = new StreamKey(stream);
    }

    void become(SnapshotProgress progress) {
        source = progress.source();
        description = written(progress.from());
        SignedBytes last = progress.from().last();
        lastBody = last == null ? null : last.body();
        lastSignature = last == null ? null : last.signature();
        upToType = progress.upTo().type();
        upToKey = progress.upTo().key();
        records = progress.records();
        sum = progress.sum().state();
    }

    SnapshotProgress progress() {
        return new SnapshotProgress(source, described(), new RecordPlace(upToType, upToKey), records, Digest.of(sum));
    }

    private static String written(StreamDescription from) {
        try {
            return JSON.writeValueAsString(with(from, null));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StreamDescription described() {
        try {
            return with(JSON.readValue(description, StreamDescription.class),
                    lastBody == null ? null : new SignedBytes(lastBody, lastSignature));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StreamDescription with(StreamDescription from, SignedBytes last) {
        return new StreamDescription(from.cursor(), from.condition(), from.runs(), from.horizon(), from.settled(), last,
                from.superseded());
    }
}
