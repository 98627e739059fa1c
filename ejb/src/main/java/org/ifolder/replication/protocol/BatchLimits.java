package org.ifolder.replication.protocol;

/**
 * How large a batch may become.
 *
 * @param changes changes a batch
 * @param bytes bytes a batch, roughly: the last change may pass it
 * @param compressedFrom bytes from which a batch is compressed
 */
public record BatchLimits(int changes, int bytes, int compressedFrom) {
}
