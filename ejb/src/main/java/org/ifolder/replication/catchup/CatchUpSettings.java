package org.ifolder.replication.catchup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The bounds of catching up, each configurable by the key at its field (invariant 14). */
@ApplicationScoped
public class CatchUpSettings {

    @Inject
    @ConfigProperty(name = "ifolder.replication.snapshot-records", defaultValue = "500")
    private int snapshotRecords;

    @Inject
    @ConfigProperty(name = "ifolder.replication.snapshot-bytes", defaultValue = "1048576")
    private int snapshotBytes;

    @Inject
    @ConfigProperty(name = "ifolder.replication.snapshot-lease-seconds", defaultValue = "300")
    private long snapshotLeaseSeconds;

    @Inject
    @ConfigProperty(name = "ifolder.replication.opening-seconds", defaultValue = "10")
    private long openingSeconds;

    /** Records of a page of a snapshot, at most. */
    public int snapshotRecords() {
        return snapshotRecords;
    }

    /** Bytes of a page of a snapshot, roughly: its last record may pass it. */
    public int snapshotBytes() {
        return snapshotBytes;
    }

    /** How long a source keeps its log for a host that copies from it and is not heard of. */
    public long snapshotLeaseMilliseconds() {
        return snapshotLeaseSeconds * 1000;
    }

    /** How long a host that has started waits for the others before it numbers changes of its own. */
    public long openingMilliseconds() {
        return openingSeconds * 1000;
    }
}
