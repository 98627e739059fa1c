package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link IFolder} records between hosts. */
@Dependent
class IFolderReplica extends JpaReplica<IFolder, IFolder.Payload> {

    IFolderReplica() {
        super(IFolder.class, IFolder.Payload.class);
    }

    @Override
    public String type() {
        return "ifolder";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.CATALOG;
    }

    @Override
    protected IFolder.Payload describe(IFolder record) {
        return record.payload();
    }

    @Override
    protected IFolder create(String key) {
        return new IFolder(key);
    }

    @Override
    protected void take(IFolder record, IFolder.Payload payload) {
        record.take(payload);
    }
}
