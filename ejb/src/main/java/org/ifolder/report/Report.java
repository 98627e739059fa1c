package org.ifolder.report;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ifolder.access.Caller;
import org.ifolder.catalog.EpochMillis;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.text.Text;

/**
 * A report that was generated (R1.3): what it is about, how its generation ended, who may read it. Its rows are records of their
 * own, {@link ReportContent}, which are written before it.
 */
@Entity
@Table(name = "report")
public class Report extends ReplicatedRecord {

    private static final String BETWEEN_COLUMNS = ",";

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ReportKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "scope")
    private ReportScope scope;

    @Enumerated(EnumType.STRING)
    @Column(name = "readers")
    private ReportReaders readers;

    @Column(name = "host_id")
    private String host;

    @Column(name = "generated_at")
    @Convert(converter = EpochMillis.class)
    private Instant generatedAt;

    @Column(name = "generated_by")
    private String generatedBy;

    @Column(name = "search_name")
    private String searchName;

    @Column(name = "requester_id")
    private String requester;

    @Column(name = "column_names")
    private String columns;

    @Column(name = "row_count", nullable = false)
    private long rows;

    @Column(name = "chunk_count", nullable = false)
    private int chunks;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private ReportOutcome outcome;

    @Column(name = "reason")
    private String reason;

    @Column(name = "ifolder_count", nullable = false)
    private int ifolderCount;

    /** Kept in a table of its own, so that what a member may read is one query. */
    @ElementCollection
    @CollectionTable(name = "report_scope", joinColumns = @JoinColumn(name = "report_key"))
    @Column(name = "ifolder_key")
    private Set<String> ifolders = new HashSet<>();

    protected Report() {
    }

    /** An empty record under this key, for a change of another host to fill. */
    Report(String key) {
        super(key);
    }

    /**
     * A report whose outcome is still to be said.
     *
     * @param host id of the host that generates it
     */
    Report(String key, ReportKind kind, ReportPlan plan, String host, Caller requester) {
        this(key);
        this.kind = kind;
        this.scope = plan.scope();
        this.readers = plan.readers();
        this.host = host;
        this.generatedBy = requester.login();
        this.searchName = Text.searchKey(generatedBy);
        this.requester = requester.memberId();
        name(plan.ifolders());
    }

    void complete(List<String> columnNames, long rowCount, int chunkCount, Instant now) {
        columns = String.join(BETWEEN_COLUMNS, columnNames);
        rows = rowCount;
        chunks = chunkCount;
        end(ReportOutcome.COMPLETE, null, now);
    }

    void fail(String why, Instant now) {
        end(ReportOutcome.FAILED, why, now);
    }

    private void end(ReportOutcome how, String why, Instant now) {
        outcome = how;
        reason = why;
        generatedAt = now.truncatedTo(ChronoUnit.MILLIS);
    }

    public ReportKind kind() {
        return kind;
    }

    public ReportScope scope() {
        return scope;
    }

    public ReportReaders readers() {
        return readers;
    }

    /** Id of the host that generated it. */
    public String host() {
        return host;
    }

    /** When its generation ended. */
    public Instant generatedAt() {
        return generatedAt;
    }

    /** The login name of whoever asked for it. */
    public String generatedBy() {
        return generatedBy;
    }

    /** Id of the member who asked for it; empty for an administrator. */
    public Optional<String> requester() {
        return Optional.ofNullable(requester);
    }

    /** The names of its columns, in order; empty where its generation failed. */
    public List<String> columns() {
        return columns == null ? List.of() : List.of(columns.split(BETWEEN_COLUMNS));
    }

    /** Number of its rows. */
    public long rows() {
        return rows;
    }

    int chunks() {
        return chunks;
    }

    public ReportOutcome outcome() {
        return outcome;
    }

    /** Why its generation failed; empty where it did not. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Ids of the iFolders that it was asked for, in order; empty where it is about all in its scope. */
    public Set<String> ifolders() {
        return new TreeSet<>(ifolders);
    }

    /** What a tombstone was about is of no use to anybody. */
    void forget() {
        name(List.of());
    }

    private void name(List<String> about) {
        ifolders.clear();
        ifolders.addAll(about);
        ifolderCount = ifolders.size();
    }

    Payload payload() {
        return new Payload(kind, scope, readers, host, generatedAt, generatedBy, requester, columns(), rows, chunks, outcome,
                reason, List.copyOf(ifolders()));
    }

    /** Which host generated it its key says, which its authority cannot forge. */
    void take(Payload payload) {
        kind = Objects.requireNonNull(payload.kind(), "kind");
        scope = Objects.requireNonNull(payload.scope(), "scope");
        readers = Objects.requireNonNull(payload.readers(), "readers");
        host = creator();
        generatedAt = payload.generatedAt();
        generatedBy = payload.generatedBy();
        searchName = Text.searchKey(generatedBy);
        requester = payload.requester();
        columns = payload.columns().isEmpty() ? null : String.join(BETWEEN_COLUMNS, payload.columns());
        rows = payload.rows();
        chunks = payload.chunks();
        outcome = Objects.requireNonNull(payload.outcome(), "outcome");
        reason = payload.reason();
        name(payload.ifolders());
    }

    /** The record as it travels. */
    record Payload(ReportKind kind, ReportScope scope, ReportReaders readers, String host, Instant generatedAt,
            String generatedBy, String requester, List<String> columns, long rows, int chunks, ReportOutcome outcome,
            String reason, List<String> ifolders) {

        Payload {
            columns = columns == null ? List.of() : List.copyOf(columns);
            ifolders = ifolders == null ? List.of() : List.copyOf(ifolders);
        }
    }
}
