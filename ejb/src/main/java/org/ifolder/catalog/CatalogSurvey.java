package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ifolder.domain.member.MemberState;

/** Walks through the whole catalog in the order of ids, a part at a time, for reports. Asks nobody's rights: the report does. */
@Stateless
public class CatalogSurvey {

    private static final String HELD = " from Right r, IFolder f, Member m where r.member = :member and r.removed = false"
            + " and f.key = r.ifolder and f.removed = false and m.key = r.member and m.removed = false and m.state = :active";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CatalogRecords records;

    /**
     * The next iFolders.
     *
     * @param host id of the host on which they live; null for any
     * @param after id of the iFolder before the first; empty for the start
     * @param atMost how many at most
     */
    public List<IFolderFacts> next(String host, String after, int atMost) {
        TypedQuery<IFolder> query = em.createQuery("select f from IFolder f where f.removed = false and f.key > :after"
                + (host == null ? "" : " and f.host = :host") + " order by f.key", IFolder.class);
        query.setParameter("after", after).setMaxResults(atMost);
        if (host != null) {
            query.setParameter("host", host);
        }
        return facts(query.getResultList());
    }

    /** The iFolder of this id, as it is known here. */
    public Optional<IFolder> find(String ifolder) {
        return records.find(ifolder);
    }

    /** The right that a member holds on an iFolder, whatever the member's state is. */
    public Optional<RightLevel> rightOf(String member, String ifolder) {
        return records.right(ifolder, member).map(Right::level);
    }

    /** Whether the iFolder of this id lives on this host. */
    public boolean livesHere(String ifolder) {
        return records.livesHere(ifolder);
    }

    /** Ids of the iFolders that live on a host, in order, after one and up to a number. */
    public List<String> idsOn(String host, String after, int atMost) {
        return em.createQuery("select f.key from IFolder f where f.removed = false and f.host = :host and f.key > :after order by f.key",
                        String.class)
                .setParameter("host", host).setParameter("after", after).setMaxResults(atMost).getResultList();
    }

    /** These iFolders, in the order of their ids; those that are not there, or no more, are missing. */
    public List<IFolderFacts> of(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return facts(em.createQuery("select f from IFolder f where f.removed = false and f.key in :ids order by f.key",
                        IFolder.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    private List<IFolderFacts> facts(List<IFolder> ifolders) {
        if (ifolders.isEmpty()) {
            return List.of();
        }
        List<String> ids = ifolders.stream().map(IFolder::key).toList();
        Map<String, UsageFigures> usage = em.createQuery(
                        "select u from Usage u where u.key in :ids and u.removed = false", Usage.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Usage::key, Usage::figures));
        Map<String, Map<RightLevel, Long>> holders = holders(ids);
        return ifolders.stream()
                .map(ifolder -> new IFolderFacts(ifolder, Optional.ofNullable(usage.get(ifolder.key())),
                        holders.getOrDefault(ifolder.key(), Map.of())))
                .toList();
    }

    private Map<String, Map<RightLevel, Long>> holders(List<String> ids) {
        Map<String, Map<RightLevel, Long>> holders = new HashMap<>();
        em.createQuery("select r.ifolder, r.level, count(r) from Right r, Member m where r.ifolder in :ids and r.removed = false"
                        + " and m.key = r.member and m.removed = false and m.state = :active group by r.ifolder, r.level",
                        Object[].class)
                .setParameter("ids", ids)
                .setParameter("active", MemberState.ACTIVE)
                .getResultStream()
                .forEach(row -> holders.computeIfAbsent((String) row[0], id -> new EnumMap<>(RightLevel.class))
                        .put((RightLevel) row[1], (Long) row[2]));
        return holders;
    }

    /** Ids of iFolders that are there, in order, on which the member holds a right that counts. @param host null for any */
    public List<String> heldBy(String member, String host, int atMost) {
        TypedQuery<String> query = em.createQuery("select f.key" + HELD
                + (host == null ? "" : " and f.host = :host") + " order by f.key", String.class);
        query.setParameter("member", member).setParameter("active", MemberState.ACTIVE).setMaxResults(atMost);
        if (host != null) {
            query.setParameter("host", host);
        }
        return query.getResultList();
    }

    /** Those of these iFolders that are there and on which the member holds a right that counts. */
    public Set<String> heldAmong(String member, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(em.createQuery("select f.key" + HELD + " and f.key in :ids", String.class)
                .setParameter("member", member)
                .setParameter("active", MemberState.ACTIVE)
                .setParameter("ids", ids)
                .getResultList());
    }

    /** Those of these iFolders that are there. */
    public Set<String> knownAmong(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(em.createQuery("select f.key from IFolder f where f.removed = false and f.key in :ids", String.class)
                .setParameter("ids", ids)
                .getResultList());
    }
}
