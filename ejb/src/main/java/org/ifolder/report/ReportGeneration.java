package org.ifolder.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generates reports from this host's copy of the collections, in parts: memory and transactions do not grow with the report. The
 * report's own record is written last, so a report that is seen is a report that ended.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReportGeneration {

    private static final Logger LOG = LoggerFactory.getLogger(ReportGeneration.class);

    private static final int ROWS_AT_ONCE = 500;

    @Inject
    private ReportPlanning planning;

    @Inject
    private IFolderRows rows;

    @Inject
    private ReportStore store;

    @Inject
    private InterruptedReports interrupted;

    @Inject
    private LocalHost localHost;

    @Inject
    private InputCheck input;

    @Inject
    private Clock clock;

    /**
     * Generates a report. Where that fails, the report says so and has no content.
     *
     * @return the report, {@code COMPLETE} or {@code FAILED}
     * @throws Refusal {@code INVALID} for a request that cannot be met, {@code NOT_FOUND} for an iFolder that the caller may not know,
     *         {@code CONFLICT} when this host is in no Domain
     */
    public Report generate(Caller caller, ReportRequest wanted) {
        input.valid(wanted);
        if (!localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to no Domain yet.");
        }
        ReportPlan plan = planning.plan(caller, wanted);
        String id = localHost.newKey();
        Report report = begin(id, caller, wanted, plan);
        try {
            writeContent(report, plan);
            store.add(report);
            return report;
        } catch (RuntimeException e) {
            LOG.error("report {} could not be generated", id, e);
            interrupted.removeContent(id);
            Report failed = begin(id, caller, wanted, plan);
            failed.fail("The rows could not be read or kept; the log of the host that generated it says more.", clock.instant());
            store.add(failed);
            return failed;
        }
    }

    private Report begin(String id, Caller caller, ReportRequest wanted, ReportPlan plan) {
        return new Report(id, wanted.kind(), plan, localHost.id(), caller);
    }

    private void writeContent(Report report, ReportPlan plan) {
        ContentChunks chunks = new ContentChunks();
        long rowCount = 0;
        int chunkCount = 0;
        Optional<RowPart> part = rows.next(plan, "", ROWS_AT_ONCE);
        while (part.isPresent()) {
            part.get().rows().forEach(row -> chunks.add(RowFormat.write(IFolderColumn.cells(row))));
            rowCount += part.get().rows().size();
            chunkCount += keep(report.key(), chunkCount, chunks.take());
            part = rows.next(plan, part.get().last(), ROWS_AT_ONCE);
        }
        chunks.end();
        chunkCount += keep(report.key(), chunkCount, chunks.take());
        report.complete(IFolderColumn.titles(), rowCount, chunkCount, clock.instant());
    }

    private int keep(String report, int first, List<String> chunks) {
        if (!chunks.isEmpty()) {
            store.add(report, first, chunks);
        }
        return chunks.size();
    }
}
