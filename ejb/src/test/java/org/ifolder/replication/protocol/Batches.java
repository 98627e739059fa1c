package org.ifolder.replication.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches, changes and ports for tests of the protocol. */
final class Batches {

    static final String DOMAIN = "domain";
    static final String MASTER = "m";
    static final String SLAVE = "s";
    static final Reign REIGN = new Reign(DOMAIN, 2, MASTER);
    static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, SLAVE);

    static final RecordTypes TYPES = type -> switch (type) {
        case "member" -> Optional.of(CollectionName.DOMAIN);
        case "ifolder" -> Optional.of(CollectionName.CATALOG);
        case "report" -> Optional.of(CollectionName.REPORT);
        default -> Optional.empty();
    };

    static final HostKeys KEYS = new HostKeys() {
        @Override
        public boolean knows(String host) {
            return !host.equals("stranger");
        }

        @Override
        public boolean verifies(String host, byte[] bytes, String signature) {
            return signature.equals(signature(host));
        }
    };

    private Batches() {
    }

    static String signature(String host) {
        return "signed by " + host;
    }

    static Change change(String type, String key, long counter) {
        return new Change(type, key, new RecordVersion(0, 1, counter), false,
                JsonNodeFactory.instance.objectNode().put("value", (int) counter));
    }

    static Change ifolder(long counter) {
        return change("ifolder", RecordKey.of(SLAVE, "1"), counter);
    }

    /** A batch that continues {@code previous} with as many changes as are given. */
    static SealedBatch batch(StreamId stream, Cursor previous, Change... changes) {
        return batch(DOMAIN, REIGN.epoch(), stream, "run", previous, changes);
    }

    static SealedBatch batch(String domain, long epoch, StreamId stream, String incarnation, Cursor previous, Change... changes) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, domain, epoch, stream.collection(), stream.authority(),
                incarnation, previous, previous.sequence() + changes.length);
        List<byte[]> bytes = new ArrayList<>();
        for (Change change : changes) {
            bytes.add(BatchFormat.write(change));
        }
        return BatchFormat.read(BatchFormat.write(header, bytes), signature(stream.authority()));
    }

    static SealedBatch signed(SealedBatch batch, String signature) {
        return new SealedBatch(batch.header(), batch.body(), signature, batch.hash());
    }
}
