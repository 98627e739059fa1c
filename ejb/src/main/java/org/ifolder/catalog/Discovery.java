package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Hosts;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.log.StreamStates;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.LocalHost;

/** Where to go (R4.3): the iFolders of who asks and the hosts on which they live, from this host's copy alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Discovery {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Catalog catalog;

    @Inject
    private Hosts hosts;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private KnownStreams streams;

    /**
     * How new what this host says is, at least.
     *
     * @param epoch the master's reign
     * @param sequence of the last change of the Domain collection in it that has come here
     */
    public record AsOf(long epoch, long sequence) {
    }

    /** The iFolders on which the caller holds a right that counts; as {@link Catalog#list}. To an administrator too, it lists these alone. */
    public Page<FoundIFolder> ifolders(Caller caller, PageRequest request) {
        StreamStates before = streams.recent();
        CatalogQuery mine = new CatalogQuery(Caller.member(caller.login(), caller.memberId()), CatalogFilter.ALL, request.query());
        return mine.page(em, request).map(row -> found(row.ifolder(), row.right(), before));
    }

    private FoundIFolder found(IFolder ifolder, Optional<RightLevel> right, StreamStates streamsBefore) {
        return new FoundIFolder(ifolder, right, hosts.byId(ifolder.host()),
                streamsBefore.progress(new StreamId(CollectionName.CATALOG, ifolder.host())).cursor().sequence());
    }

    /** One iFolder. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none, or the caller may not know of it */
    public FoundIFolder ifolder(Caller caller, String id) {
        StreamStates before = streams.recent();
        CatalogEntry entry = catalog.find(caller, id);
        return found(entry.ifolder(), entry.right(), before);
    }

    /**
     * How new this host's copy of the Domain collection is; to be asked before what it is said of.
     *
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in no Domain
     */
    public AsOf asOf() {
        domain.mustBeJoined();
        return new AsOf(localHost.epoch(), streams.recent().progress(new StreamId(CollectionName.DOMAIN, localHost.masterId())).cursor().sequence());
    }
}
