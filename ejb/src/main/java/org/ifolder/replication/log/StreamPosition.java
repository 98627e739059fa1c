package org.ifolder.replication.log;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;

/** How far this host has a stream, and how it is with it. Of its own streams: how far they are sealed, and what was purged. */
@Entity
@Table(name = "replication_stream")
public class StreamPosition {

    private static final int LONGEST_TEXT = 1000;

    @EmbeddedId
    private StreamKey key;

    @Column(name = "incarnation", nullable = false)
    private String incarnation;

    @Column(name = "sequence_no", nullable = false)
    private long sequence;

    @Column(name = "hash", nullable = false)
    private String hash;

    @Enumerated(EnumType.STRING)
    @Column(name = "condition_name", nullable = false)
    private Condition condition;

    @Column(name = "reason")
    private String reason;

    @Column(name = "horizon", nullable = false)
    private long horizon;

    @Column(name = "settled_from", nullable = false)
    private long settledFrom;

    @Column(name = "difference")
    private String difference;

    @Column(name = "set_aside", nullable = false)
    private int setAside;

    @Column(name = "purged_term", nullable = false)
    private long purgedTerm;

    @Column(name = "purged_counter", nullable = false)
    private long purgedCounter;

    protected StreamPosition() {
    }

    StreamPosition(StreamId stream) {
        this.key = new StreamKey(stream);
        become(StreamProgress.START);
    }

    public StreamId stream() {
        return key.stream();
    }

    public StreamProgress progress() {
        return new StreamProgress(new Cursor(incarnation, sequence, hash), condition, reason, horizon, settledFrom, difference,
                setAside);
    }

    void become(StreamProgress progress) {
        incarnation = progress.cursor().incarnation();
        sequence = progress.cursor().sequence();
        hash = progress.cursor().hash();
        condition = progress.condition();
        reason = bounded(progress.reason());
        horizon = progress.horizon();
        settledFrom = progress.settledFrom();
        difference = bounded(progress.difference());
        setAside = progress.setAside();
    }

    /** Remembers how new a record was whose tombstone is purged. */
    void purged(RecordVersion version) {
        if (version.term() > purgedTerm || version.term() == purgedTerm && version.counter() > purgedCounter) {
            purgedTerm = version.term();
            purgedCounter = version.counter();
        }
    }

    private static String bounded(String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
