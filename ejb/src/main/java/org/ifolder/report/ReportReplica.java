package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import java.util.Optional;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link Report} records between hosts. */
@Dependent
class ReportReplica extends JpaReplica<Report, Report.Payload> {

    ReportReplica() {
        super(Report.class, Report.Payload.class);
    }

    @Override
    public String type() {
        return "report";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.REPORT;
    }

    @Override
    protected Report.Payload describe(Report record) {
        return record.payload();
    }

    @Override
    protected Report create(String key) {
        return new Report(key);
    }

    @Override
    protected void take(Report record, Report.Payload payload) {
        record.take(payload);
    }

    @Override
    protected Optional<String> part() {
        return Optional.of("ifolders");
    }

    @Override
    protected void applied(Report record) {
        if (record.isRemoved()) {
            record.forget();
        }
    }
}
