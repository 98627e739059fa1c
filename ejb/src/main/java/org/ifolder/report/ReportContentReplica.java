package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link ReportContent} records between hosts. */
@Dependent
class ReportContentReplica extends JpaReplica<ReportContent, ReportContent.Payload> {

    ReportContentReplica() {
        super(ReportContent.class, ReportContent.Payload.class);
    }

    @Override
    public String type() {
        return "report-content";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.REPORT;
    }

    @Override
    protected ReportContent.Payload describe(ReportContent record) {
        return record.payload();
    }

    @Override
    protected ReportContent create(String key) {
        return new ReportContent(key);
    }

    @Override
    protected void take(ReportContent record, ReportContent.Payload payload) {
        record.take(payload);
    }

    @Override
    protected void applied(ReportContent record) {
        if (record.isRemoved()) {
            record.forget();
        }
    }
}
