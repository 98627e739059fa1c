package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.ifolder.replication.protocol.Authorities;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** Carries {@link IFolder} records between hosts. */
@Dependent
class IFolderReplica extends JpaReplica<IFolder, IFolder.Payload> {

    @Inject
    private Authorities authorities;

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
        record.take(payload, host(record.creator(), payload.host()));
    }

    /** Where it lives its key says, which its authority cannot forge; what the payload says counts only where it names an heir of that host. */
    private String host(String creator, String said) {
        return said != null && authorities.line(creator).contains(said) ? said : creator;
    }
}
