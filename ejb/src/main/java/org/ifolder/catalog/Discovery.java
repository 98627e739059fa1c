package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.KnownHosts;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.log.StreamStates;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.server.LocalHost;

/** Where to go (R4.3): the iFolders of who asks and the hosts on which they live, from this host's copy alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Discovery {

    @Inject
    private Catalog catalog;

    @Inject
    private MyIFolders mine;

    @Inject
    private KnownHosts hosts;

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

    /**
     * What was found.
     *
     * @param asOf how new it is, at least
     */
    public record Dated<T>(AsOf asOf, T found) {
    }

    /** The iFolders on which the caller holds a right that counts; as {@link Catalog#list}. To an administrator too, it lists these alone. */
    public Dated<Page<FoundIFolder>> ifolders(Caller caller, PageRequest request) {
        StreamStates before = streams.recent();
        AsOf asOf = asOf();
        return new Dated<>(asOf, mine.page(caller.memberId(), request)
                .map(row -> found(row.id(), row.name(), Optional.of(row.right()), Optional.ofNullable(row.owner()), row.host(), before)));
    }

    /** One iFolder. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none, or the caller may not know of it */
    public Dated<FoundIFolder> ifolder(Caller caller, String id) {
        StreamStates before = streams.recent();
        AsOf asOf = asOf();
        CatalogEntry entry = catalog.find(caller, id);
        IFolder ifolder = entry.ifolder();
        return new Dated<>(asOf, found(ifolder.key(), ifolder.name(), entry.right(), ifolder.owner(), ifolder.host(), before));
    }

    private FoundIFolder found(String id, String name, Optional<RightLevel> right, Optional<String> owner, String host, StreamStates streamsBefore) {
        // An iFolder that a host has inherited stays in the stream of who has made it.
        return new FoundIFolder(id, name, right, owner, hosts.byId(host),
                streamsBefore.progress(new StreamId(CollectionName.CATALOG, RecordKey.creator(id))).cursor().sequence());
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
