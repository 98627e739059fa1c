package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.access.Caller;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Domain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.log.KnownStreams;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;

/** Where to go (R4.3): the iFolders of who asks and the hosts on which they live, from this host's copy alone. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class Discovery {

    @Inject
    private Catalog catalog;

    @Inject
    private Hosts hosts;

    @Inject
    private CurrentDomain domain;

    @Inject
    private KnownStreams streams;

    /**
     * How new what this host says is.
     *
     * @param epoch the master's reign
     * @param sequence of the last change of the Domain collection in it that has come here
     */
    public record AsOf(long epoch, long sequence) {
    }

    /** The iFolders on which the caller holds a right that counts; as {@link Catalog#list}. To an administrator too, it lists these alone. */
    public Page<FoundIFolder> ifolders(Caller caller, PageRequest request) {
        Map<String, Host> known = hosts.all().stream().collect(Collectors.toMap(Host::id, Function.identity()));
        return catalog.list(Caller.member(caller.login(), caller.memberId()), CatalogFilter.ALL, request)
                .map(entry -> new FoundIFolder(entry, Optional.ofNullable(known.get(entry.ifolder().host()))));
    }

    /** One iFolder. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none, or the caller may not know of it */
    public FoundIFolder ifolder(Caller caller, String id) {
        CatalogEntry entry = catalog.find(caller, id);
        return new FoundIFolder(entry, hosts.byId(entry.ifolder().host()));
    }

    /** How new this host's copy of the Domain collection is. */
    public AsOf asOf() {
        Domain known = domain.get();
        return new AsOf(known.epoch(), streams.reached(new StreamId(CollectionName.DOMAIN, known.masterId())));
    }
}
