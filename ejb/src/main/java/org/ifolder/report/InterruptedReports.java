package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes, on all hosts, content of reports whose generation failed or was interrupted: it belongs to no report. */
@Dependent
class InterruptedReports {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedReports.class);

    private static final int REPORTS_AT_ONCE = 100;
    private static final int CHUNKS_AT_ONCE = 100;

    @Inject
    private ReportStore store;

    @Inject
    private LocalHost localHost;

    /** Removes what an earlier run of this host has left. Reports begun after this is called are left alone. */
    void removeAll() {
        String now = localHost.newKey();
        List<String> reports = store.interrupted(now, REPORTS_AT_ONCE);
        while (!reports.isEmpty()) {
            reports.forEach(this::removeContent);
            LOG.info("removed the content of {} reports that were never finished", reports.size());
            reports = store.interrupted(now, REPORTS_AT_ONCE);
        }
    }

    /** Removes the content of one report. */
    void removeContent(String report) {
        int removed = CHUNKS_AT_ONCE;
        while (removed == CHUNKS_AT_ONCE) {
            removed = store.removeContent(report, CHUNKS_AT_ONCE);
        }
    }
}
