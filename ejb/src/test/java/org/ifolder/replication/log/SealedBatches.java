package org.ifolder.replication.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.Digest;

/** Sealed batches for tests of the store, and changes for them; what host {@code m} reigns over. */
final class SealedBatches {

    private SealedBatches() {
    }

    /** One change of a type that nobody knows. */
    static SealedBatch after(StreamId stream, Cursor previous) {
        return of(stream, "run", previous, Digest.empty(), List.of(new Change("later", stream.authority() + "-1",
                version(previous.sequence() + 1), false, JsonNodeFactory.instance.objectNode())));
    }

    static SealedBatch of(StreamId stream, String incarnation, Cursor previous, Digest after, List<Change> changes) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, "m-domain", 1, stream.collection(), stream.authority(), BatchHeader.FIRST_TERM,
                incarnation, previous, previous.sequence() + changes.size(), after.fingerprint());
        byte[] body = BatchFormat.write(header, changes.stream().map(BatchFormat::write).toList(), Integer.MAX_VALUE);
        return BatchFormat.read(body, "signed by " + stream.authority());
    }

    static Digest digest(List<Change> live) {
        Digest digest = Digest.empty();
        live.stream().filter(change -> !change.removed()).forEach(change -> digest.add(change.contentHash()));
        return digest;
    }

    static RecordVersion version(long counter) {
        return new RecordVersion(0, 1, counter);
    }

    static Change usage(String key, long counter, long size) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("sizeBytes", size).put("files", 2L).put("folders", 3L);
        return new Change("usage", key, version(counter), false, payload);
    }

    static Change right(String ifolder, String member, long counter, String level) {
        return new Change("right", ifolder + "/" + member, version(counter), false,
                JsonNodeFactory.instance.objectNode().put("right", level));
    }

    /** A record of a type that this version does not know. */
    static Change unknown(String key, long counter, JsonNode payload) {
        return new Change("later", key, version(counter), false, payload);
    }

    static Change removal(Change record) {
        return new Change(record.type(), record.key(), record.version().next(0, 1), true, null);
    }
}
