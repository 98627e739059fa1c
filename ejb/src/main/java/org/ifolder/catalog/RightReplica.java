package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link Right} records between hosts. */
@Dependent
class RightReplica extends JpaReplica<Right, Right.Payload> {

    RightReplica() {
        super(Right.class, Right.Payload.class);
    }

    @Override
    public String type() {
        return "right";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.CATALOG;
    }

    @Override
    protected Right.Payload describe(Right record) {
        return record.payload();
    }

    @Override
    protected Right create(String key) {
        return new Right(key);
    }

    @Override
    protected void take(Right record, Right.Payload payload) {
        record.take(payload);
    }
}
