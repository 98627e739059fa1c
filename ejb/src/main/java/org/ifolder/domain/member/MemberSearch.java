package org.ifolder.domain.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/** The queries for members. Each names the living alone: no tombstones, and no removed members where they are looked for by name. */
@ApplicationScoped
class MemberSearch {

    private static final String LIVING =
            " from Member m where m.removed = false and m.state <> org.ifolder.domain.member.MemberState.REMOVED";

    private static final String AT_HOME = " and m.homeHost = :homeHost";

    private static final String NAMED =
            " and (m.loginKey like :prefix or m.displayKey like :prefix or m.familyKey like :prefix)";

    @PersistenceContext
    private EntityManager em;

    Page<Member> page(PageRequest request, String homeHost) {
        String condition = LIVING + (homeHost == null ? "" : AT_HOME) + (request.query() == null ? "" : NAMED);
        TypedQuery<Long> count = em.createQuery("select count(m)" + condition, Long.class);
        TypedQuery<Member> rows = em.createQuery("select m" + condition + " order by m.loginKey, m.key", Member.class);
        for (TypedQuery<?> query : List.of(count, rows)) {
            if (homeHost != null) {
                query.setParameter("homeHost", homeHost);
            }
            if (request.query() != null) {
                query.setParameter("prefix", Text.beginsWith(request.query()));
            }
        }
        List<Member> items = rows.setFirstResult(request.offset()).setMaxResults(request.size()).getResultList();
        return Page.of(items, request, count::getSingleResult);
    }

    List<String> idsAtHome(String homeHost, String after, int atMost) {
        return em.createQuery("select m.key" + LIVING + AT_HOME + " and m.key > :after order by m.key", String.class)
                .setParameter("homeHost", homeHost).setParameter("after", after).setMaxResults(atMost).getResultList();
    }

    Map<String, Long> countByHomeHost() {
        List<Object[]> rows = em.createQuery(
                        "select m.homeHost, count(m)" + LIVING + " and m.homeHost is not null group by m.homeHost", Object[].class)
                .getResultList();
        Map<String, Long> counts = new HashMap<>();
        rows.forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    List<Member> byIds(Collection<String> ids) {
        return ids.isEmpty() ? List.of()
                : em.createQuery("select m from Member m where m.removed = false and m.key in :ids", Member.class)
                        .setParameter("ids", ids).getResultList();
    }

    List<Member> byLogins(Collection<String> loginKeys) {
        return livingWith("m.loginKey", loginKeys);
    }

    List<Member> byEntryUuids(Collection<String> uuids) {
        return livingWith("m.source.uuid", uuids);
    }

    List<Member> byEntryDns(Collection<String> dnKeys) {
        return livingWith("m.source.dnKey", dnKeys);
    }

    private List<Member> livingWith(String field, Collection<String> values) {
        return values.isEmpty() ? List.of()
                : em.createQuery("select m" + LIVING + " and " + field + " in :values", Member.class)
                        .setParameter("values", values).getResultList();
    }
}
