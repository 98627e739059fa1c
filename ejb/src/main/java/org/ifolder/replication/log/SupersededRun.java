package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.catchup.Superseded;

/** What counts no more of a stream, as its authority's administrator has decided. */
@Entity
@Table(name = "superseded_run")
class SupersededRun {

    @EmbeddedId
    private RunKey key;

    @Column(name = "after_sequence", nullable = false)
    private long after;

    protected SupersededRun() {
    }

    SupersededRun(StreamId stream, Superseded superseded) {
        this.key = new RunKey(stream, superseded.incarnation());
        this.after = superseded.after();
    }

    /** Of two decisions about one run, the one counts that leaves less of it. */
    void endAfter(long sequence) {
        after = Math.min(after, sequence);
    }
}
