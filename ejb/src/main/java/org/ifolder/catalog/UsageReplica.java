package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link Usage} records between hosts. */
@Dependent
class UsageReplica extends JpaReplica<Usage, UsageFigures> {

    UsageReplica() {
        super(Usage.class, UsageFigures.class);
    }

    @Override
    public String type() {
        return "usage";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.CATALOG;
    }

    @Override
    protected UsageFigures describe(Usage record) {
        return record.figures();
    }

    @Override
    protected Usage create(String key) {
        return new Usage(key);
    }

    @Override
    protected void take(Usage record, UsageFigures payload) {
        record.take(payload);
    }
}
