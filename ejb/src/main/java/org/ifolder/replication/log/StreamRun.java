package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.history.Run;

/** One run of a stream's numbering. */
@Entity
@Table(name = "replication_run")
class StreamRun {

    @EmbeddedId
    private RunKey key;

    @Column(name = "after_sequence", nullable = false)
    private long after;

    protected StreamRun() {
    }

    StreamRun(StreamId stream, Run run) {
        this.key = new RunKey(stream, run.incarnation());
        this.after = run.after();
    }
}
