package org.ifolder.peer;

import java.util.List;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;

/**
 * Sealed batches of a log, as one host hands them to another that catches up.
 *
 * @param batches in the stream's order; none when there are no more
 */
public record BatchPage(List<Bytes> batches) {

    public BatchPage {
        batches = batches == null ? List.of() : List.copyOf(batches);
    }

    /**
     * One batch.
     *
     * @param body the sealed bytes
     * @param signature the authority's signature over them
     */
    public record Bytes(byte[] body, String signature) {
    }

    public static BatchPage of(List<SealedBatch> sealed) {
        return new BatchPage(sealed.stream().map(batch -> new Bytes(batch.body(), batch.signature())).toList());
    }

    /** @throws MalformedBatch when one of them is no batch */
    List<SealedBatch> sealed() {
        return batches.stream().map(bytes -> BatchFormat.read(bytes.body(), bytes.signature())).toList();
    }
}
