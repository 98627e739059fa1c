package org.ifolder.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.ifolder.replication.record.ReplicatedRecord;

/** A piece of a report's content: some of its rows, as lines of {@link RowFormat}. Its key is {@code <report>/<number>}. */
@Entity
@Table(name = "report_content")
public class ReportContent extends ReplicatedRecord {

    private static final char BETWEEN = '/';

    @Column(name = "report_key", nullable = false, updatable = false)
    private String report;

    @Column(name = "chunk_number", nullable = false, updatable = false)
    private int number;

    @Column(name = "chunk_lines")
    private String lines;

    protected ReportContent() {
    }

    /** An empty record under this key, for a change of another host to fill. */
    ReportContent(String key) {
        super(key);
        int between = key.indexOf(BETWEEN);
        if (between < 0) {
            throw new IllegalArgumentException("the key of a report's content names a report and a number, not " + key);
        }
        report = key.substring(0, between);
        number = Integer.parseInt(key.substring(between + 1));
    }

    /** @param number place among the report's chunks, from 0 */
    ReportContent(String report, int number, String lines) {
        this(key(report, number));
        this.lines = lines;
    }

    static String key(String report, int number) {
        return report + BETWEEN + number;
    }

    /** Id of the report. */
    public String report() {
        return report;
    }

    /** Place among the report's chunks, from 0. */
    public int number() {
        return number;
    }

    List<String> lines() {
        return lines == null ? List.of() : lines.lines().toList();
    }

    @Override
    public void remove() {
        super.remove();
        lines = null;
    }

    /** The content of a tombstone is of no use to anybody. */
    void forget() {
        lines = null;
    }

    Payload payload() {
        return new Payload(lines);
    }

    void take(Payload payload) {
        lines = payload.lines();
    }

    /** The record as it travels; report and number are in its key. */
    record Payload(String lines) {
    }
}
