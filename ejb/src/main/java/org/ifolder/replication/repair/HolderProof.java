package org.ifolder.replication.repair;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.catchup.OwnNumbering;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.HostKeys;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.Digest;

/**
 * Whether what the holder of another history shows is what this host has signed in it: the sum of its records must be the digest in its
 * last batch (invariant 9). So a holder cannot bring in records of its own with an administrator's decision.
 */
@ApplicationScoped
class HolderProof {

    @Inject
    private HostKeys keys;

    @Inject
    private OwnNumbering own;

    /** The holder's live records as they were read, run by run. */
    static final class Reading {

        private final Digest sum = Digest.empty();
        private final List<String> runs = new ArrayList<>();

        /** Takes the next run in. */
        void add(List<Fork.Side> run) {
            runs.add(fingerprint(run, sum));
        }

        /** Whether a run is the one that was read in this place before. */
        boolean has(int place, List<Fork.Side> run) {
            return place < runs.size() && runs.get(place).equals(fingerprint(run, Digest.empty()));
        }

        private static String fingerprint(List<Fork.Side> run, Digest total) {
            Digest ofRun = Digest.empty();
            for (Fork.Side side : run) {
                Change there = side.there();
                if (there != null && !there.removed()) {
                    ofRun.add(there.contentHash());
                }
            }
            total.add(ofRun);
            return ofRun.fingerprint();
        }
    }

    /** Why the holder's records are not proven; empty where they are. */
    Optional<String> lacking(StreamId stream, StreamDescription there, Reading read) {
        Optional<SealedBatch> last;
        try {
            last = there.lastBatch();
        } catch (MalformedBatch e) {
            return Optional.of("its last batch cannot be read: " + e.getMessage());
        }
        if (last.isEmpty()) {
            return Optional.of("it shows no batch of this stream");
        }
        SealedBatch batch = last.get();
        if (!batch.stream().equals(stream) || !keys.verifies(batch)) {
            return Optional.of("its last batch was not signed by this host");
        }
        if (own.knows(stream, there.cursor())) {
            return Optional.of("its last batch is part of this host's own history");
        }
        if (there.settled() > there.cursor().sequence()) {
            return Optional.of("some of its records are newer than its last batch, until it has sequence " + there.settled());
        }
        return batch.header().digest().equals(read.sum.fingerprint()) ? Optional.empty()
                : Optional.of("they do not add up to the digest in its last batch");
    }
}
