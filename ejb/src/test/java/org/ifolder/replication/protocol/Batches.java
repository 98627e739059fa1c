package org.ifolder.replication.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Batches, changes and ports for tests of the protocol. */
public final class Batches {

    public static final String DOMAIN = "domain";
    public static final String MASTER = "m";
    public static final String SLAVE = "s";
    public static final Reign REIGN = new Reign(DOMAIN, 2, MASTER);
    public static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, SLAVE);

    public static final RecordTypes TYPES = type -> switch (type) {
        case "member" -> Optional.of(CollectionName.DOMAIN);
        case "ifolder" -> Optional.of(CollectionName.CATALOG);
        case "report" -> Optional.of(CollectionName.REPORT);
        default -> Optional.empty();
    };

    public static final HostKeys KEYS = new HostKeys() {
        @Override
        public boolean knows(String host) {
            return !host.equals("stranger");
        }

        @Override
        public boolean verifies(SealedBatch batch) {
            return batch.signature().equals(signature(batch.header().authority()));
        }
    };

    /** No host was removed by force: each writes its own streams. */
    public static final Authorities NO_HEIRS = new Authorities() {
        @Override
        public List<String> line(String host) {
            return List.of(host);
        }

        @Override
        public Set<String> inheritedBy(String host) {
            return Set.of();
        }

        @Override
        public long beginsAfter(StreamId stream, long term) {
            return 0;
        }
    };

    private Batches() {
    }

    static String signature(String host) {
        return "signed by " + host;
    }

    public static Change change(String type, String key, long counter) {
        return new Change(type, key, new RecordVersion(0, 1, counter), false,
                JsonNodeFactory.instance.objectNode().put("value", (int) counter));
    }

    public static Change ifolder(long counter) {
        return change("ifolder", RecordKey.of(SLAVE, "1"), counter);
    }

    /** The tombstone of a record. */
    public static Change removal(String key, long counter) {
        return new Change("ifolder", key, new RecordVersion(0, 1, counter), true, null);
    }

    /** A batch that continues {@code previous} with as many changes as are given, and a digest of no meaning. */
    static SealedBatch batch(StreamId stream, Cursor previous, Change... changes) {
        return batch(DOMAIN, REIGN.epoch(), stream, "run", previous, changes);
    }

    static SealedBatch batch(String domain, long epoch, StreamId stream, String incarnation, Cursor previous, Change... changes) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, domain, epoch, stream.collection(), stream.authority(), BatchHeader.FIRST_TERM,
                incarnation, previous, previous.sequence() + changes.length, "digest");
        List<byte[]> bytes = new ArrayList<>();
        for (Change change : changes) {
            bytes.add(BatchFormat.write(change));
        }
        return BatchFormat.read(BatchFormat.write(header, bytes, Integer.MAX_VALUE), signature(stream.authority()));
    }

    static SealedBatch signed(SealedBatch batch, String signature) {
        return new SealedBatch(batch.header(), batch.body(), signature, batch.hash());
    }
}
