package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.replication.protocol.BatchLimits;

/** The bounds of replication, each configurable by the key at its field (invariant 14). */
@ApplicationScoped
public class ReplicationSettings {

    @Inject
    @ConfigProperty(name = "ifolder.replication.batch-changes", defaultValue = "500")
    private int batchChanges;

    @Inject
    @ConfigProperty(name = "ifolder.replication.batch-bytes", defaultValue = "262144")
    private int batchBytes;

    @Inject
    @ConfigProperty(name = "ifolder.replication.compressed-from-bytes", defaultValue = "1024")
    private int compressedFromBytes;

    @Inject
    @ConfigProperty(name = "ifolder.replication.batch-interval-milliseconds", defaultValue = "10")
    private long batchIntervalMilliseconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.send-batches", defaultValue = "100")
    private int sendBatches;

    @Inject
    @ConfigProperty(name = "ifolder.replication.window-changes", defaultValue = "10000")
    private long windowChanges;

    @Inject
    @ConfigProperty(name = "ifolder.replication.heads-milliseconds", defaultValue = "1000")
    private long headsMilliseconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.rewind-after-heads", defaultValue = "5")
    private int rewindAfterHeads;

    @Inject
    @ConfigProperty(name = "ifolder.replication.retry-maximum-milliseconds", defaultValue = "2000")
    private long retryMaximumMilliseconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.retry-minimum-milliseconds", defaultValue = "250")
    private long retryMinimumMilliseconds;

    /** How large a sealed batch may become, and from which size it is compressed. */
    public BatchLimits batchLimits() {
        return new BatchLimits(batchChanges, batchBytes, compressedFromBytes);
    }

    /** Shortest time from one batch of a collection to the next; after a full batch the next follows at once. */
    public long batchIntervalMilliseconds() {
        return batchIntervalMilliseconds;
    }

    /** Batches that are read from the log at a time, to be sent, published or handed to a host that catches up. */
    public int sendBatches() {
        return sendBatches;
    }

    /** Bytes that are read from the log at a time, roughly. */
    public int sendBytes() {
        return batchBytes * 4;
    }

    /** Changes of one stream that a slave sends ahead of the master's confirmation. */
    public long windowChanges() {
        return windowChanges;
    }

    /** Time between two heads of the master, and between two heartbeats of a slave. */
    public long headsMilliseconds() {
        return headsMilliseconds;
    }

    /** Heads without progress after which a slave sends again what is unconfirmed. */
    public int rewindAfterHeads() {
        return rewindAfterHeads;
    }

    /** Shortest pause after a failure of the link; it doubles up to {@link #retryMaximumMilliseconds()}. */
    public long retryMinimumMilliseconds() {
        return retryMinimumMilliseconds;
    }

    public long retryMaximumMilliseconds() {
        return retryMaximumMilliseconds;
    }
}
