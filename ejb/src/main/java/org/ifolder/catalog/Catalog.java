package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.access.Caller;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;

/**
 * What this host knows of all iFolders, wherever they live, from its local copy (R4.3). Members see those on which they hold a
 * right that counts (R1.5), administrators all. Every list costs the same number of statements, however long it is.
 */
@Stateless
public class Catalog {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CatalogRecords records;

    @Inject
    private ActiveMembers members;

    /** The iFolders that the caller may know, by name. {@link PageRequest#query} is the beginning of their names. */
    public Page<CatalogEntry> list(Caller caller, CatalogFilter filter, PageRequest request) {
        Page<CatalogQuery.Row> rows = new CatalogQuery(caller, filter, request.query()).page(em, request);
        Map<String, UsageFigures> usage = usage(rows.items());
        return rows.map(row -> new CatalogEntry(row.ifolder(), Optional.ofNullable(usage.get(row.ifolder().key())), row.right()));
    }

    private Map<String, UsageFigures> usage(List<CatalogQuery.Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        return em.createQuery("select u from Usage u where u.key in :ifolders and u.removed = false", Usage.class)
                .setParameter("ifolders", rows.stream().map(row -> row.ifolder().key()).toList())
                .getResultStream()
                .collect(Collectors.toMap(Usage::key, Usage::figures));
    }

    /** One iFolder. @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is none, or the caller may not know of it */
    public CatalogEntry find(Caller caller, String id) {
        IFolder ifolder = records.find(id).orElseThrow(CatalogRecords::unknown);
        Optional<RightLevel> right = records.levelOf(caller, id);
        if (!caller.isAdministrator() && right.isEmpty()) {
            throw CatalogRecords.unknown();
        }
        return new CatalogEntry(ifolder, records.usage(id).map(Usage::figures), right);
    }

    /**
     * Who holds which right on an iFolder, in the order of the members' ids. {@link PageRequest#query} is the beginning of the
     * members' login names. Members who are not known here are listed too (R3.5).
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} when there is no such iFolder, or the caller may not know of it
     */
    public Page<RightEntry> rights(Caller caller, String id, PageRequest request) {
        find(caller, id);
        RightQuery query = new RightQuery(id, request.query());
        List<Right> rights = query.page(em, request);
        Set<String> active = members.activeAmong(rights.stream().map(Right::member).toList());
        List<RightEntry> entries = rights.stream().map(right -> new RightEntry(right, active.contains(right.member()))).toList();
        return Page.of(entries, request, () -> query.count(em));
    }
}
