package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.Verdict;

/** How far this host has a stream, and whether it flows. Of its own streams: how far they are sealed. */
@Entity
@Table(name = "replication_stream")
public class StreamPosition {

    private static final int LONGEST_REASON = 1000;

    @EmbeddedId
    private StreamKey key;

    @Column(name = "incarnation", nullable = false)
    private String incarnation;

    @Column(name = "sequence_no", nullable = false)
    private long sequence;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    private StreamState state;

    @Column(name = "needs_somebody", nullable = false)
    private boolean needsSomebody;

    @Column(name = "reason")
    private String reason;

    protected StreamPosition() {
    }

    StreamPosition(StreamId stream) {
        this.key = new StreamKey(stream);
        this.incarnation = Cursor.START.incarnation();
        this.sequence = Cursor.START.sequence();
        this.hash = Cursor.START.hash();
        this.state = StreamState.STREAMING;
    }

    public StreamId stream() {
        return key.stream();
    }

    public Cursor cursor() {
        return new Cursor(incarnation, sequence, hash);
    }

    public StreamState state() {
        return state;
    }

    public String reason() {
        return reason;
    }

    /** Whether the stream has stopped until somebody looks at it. */
    boolean needsSomebody() {
        return needsSomebody;
    }

    void advance(SealedBatch batch) {
        Cursor cursor = batch.cursor();
        incarnation = cursor.incarnation();
        sequence = cursor.sequence();
        hash = cursor.hash();
        state = StreamState.STREAMING;
        needsSomebody = false;
        reason = null;
    }

    void stop(Verdict verdict) {
        String why = verdict.kind() + ": " + verdict.reason();
        state = StreamState.STOPPED;
        needsSomebody = verdict.needsSomebody();
        reason = why.length() > LONGEST_REASON ? why.substring(0, LONGEST_REASON) : why;
    }
}
