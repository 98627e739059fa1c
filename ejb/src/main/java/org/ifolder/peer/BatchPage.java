package org.ifolder.peer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;

/**
 * Sealed batches of a log, as one host hands them to another that catches up.
 *
 * @param batches in the stream's order; none when there are no more
 * @param trimmed whether the log no longer holds what comes next, so that the records are to be copied
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BatchPage(List<Bytes> batches, boolean trimmed) {

    static final BatchPage TRIMMED = new BatchPage(List.of(), true);

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
        return new BatchPage(sealed.stream().map(batch -> new Bytes(batch.body(), batch.signature())).toList(), false);
    }

    /** @throws MalformedBatch when one of them is no batch */
    List<SealedBatch> sealed() {
        return batches.stream().map(bytes -> BatchFormat.read(bytes.body(), bytes.signature())).toList();
    }
}
