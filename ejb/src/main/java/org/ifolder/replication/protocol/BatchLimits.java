package org.ifolder.replication.protocol;

/**
 * How large a batch may become.
 *
 * @param changes changes a batch
 * @param bytes bytes a batch, roughly: the last change may pass it
 * @param compressedFrom bytes from which a batch is compressed
 */
public record BatchLimits(int changes, int bytes, int compressedFrom) {

    /** Whether a batch that was sealed here has been ended by one of the limits, so that there may be more to seal. */
    public boolean isFull(SealedBatch batch) {
        return batch.header().to() - batch.header().previous().sequence() >= changes || BatchFormat.jsonBytes(batch.body()) >= bytes;
    }
}
