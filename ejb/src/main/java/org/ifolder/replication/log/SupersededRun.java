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

    @Column(name = "up_to_sequence", nullable = false)
    private long upTo;

    protected SupersededRun() {
    }

    SupersededRun(StreamId stream, Superseded superseded) {
        this.key = new RunKey(stream, superseded.incarnation());
        this.after = superseded.after();
        this.upTo = superseded.upTo();
    }

    /** Of two decisions about one run, what neither leaves counts no more. */
    void widen(Superseded superseded) {
        after = Math.min(after, superseded.after());
        upTo = Math.max(upTo, superseded.upTo());
    }
}
