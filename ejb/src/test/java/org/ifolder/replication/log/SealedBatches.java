package org.ifolder.replication.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;

/** Sealed batches of one change each, for tests of the store. */
final class SealedBatches {

    private SealedBatches() {
    }

    static SealedBatch after(StreamId stream, Cursor previous) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, "domain", 1, stream.collection(), stream.authority(), "run",
                previous, previous.sequence() + 1);
        Change change = new Change("later", stream.authority() + "-1", new RecordVersion(0, 1, header.to()), false,
                JsonNodeFactory.instance.objectNode());
        return BatchFormat.read(BatchFormat.write(header, List.of(BatchFormat.write(change))), "signature");
    }
}
