package org.ifolder.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.MemberState;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/** The question which iFolders somebody may know, put together from who asks and what they look for. */
final class CatalogQuery {

    private final boolean all;
    private final StringBuilder condition = new StringBuilder();
    private final Map<String, Object> values = new HashMap<>();

    /** An iFolder and the asking member's right on it. */
    record Row(IFolder ifolder, Optional<RightLevel> right) {
    }

    /** @param prefix the beginning of the iFolders' names; null for any */
    CatalogQuery(Caller caller, CatalogFilter filter, String prefix) {
        all = caller.isAdministrator();
        condition.append(all ? " from IFolder f where f.removed = false" : " from Right r, IFolder f, Member m where f.key = r.ifolder"
                + " and m.key = r.member and r.removed = false and f.removed = false and m.removed = false");
        if (!all) {
            and("r.member = :member", "member", caller.memberId());
            and("m.state = :active", "active", MemberState.ACTIVE);
        }
        if (filter.host() != null) {
            and("f.host = :host", "host", filter.host());
        }
        if (filter.owner() != null) {
            and("f.owner = :owner", "owner", filter.owner());
        }
        if (filter.orphaned()) {
            condition.append(" and f.owner is null");
        }
        if (prefix != null) {
            and("f.searchName like :prefix", "prefix", Text.beginsWith(prefix));
        }
    }

    private void and(String part, String name, Object value) {
        condition.append(" and ").append(part);
        values.put(name, value);
    }

    Page<Row> page(EntityManager em, PageRequest request) {
        return Page.of(rows(em, request), request, () -> count(em));
    }

    private List<Row> rows(EntityManager em, PageRequest request) {
        TypedQuery<Object[]> query = em.createQuery(
                "select f, " + (all ? "f.key" : "r.level") + condition + " order by f.searchName, f.key", Object[].class);
        values.forEach(query::setParameter);
        return query.setFirstResult(request.offset()).setMaxResults(request.size()).getResultStream()
                .map(row -> new Row((IFolder) row[0], all ? Optional.empty() : Optional.ofNullable((RightLevel) row[1])))
                .toList();
    }

    private long count(EntityManager em) {
        TypedQuery<Long> query = em.createQuery("select count(f)" + condition, Long.class);
        values.forEach(query::setParameter);
        return query.getSingleResult();
    }
}
