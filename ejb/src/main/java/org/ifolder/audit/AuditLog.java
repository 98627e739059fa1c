package org.ifolder.audit;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;

/** Boundary: what stands in this host's audit trail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditLog {

    @PersistenceContext
    private EntityManager em;

    /** The entries, the newest first; the query is the login name of who acted. */
    public Page<AuditEntry> list(AuditFilter filter, PageRequest request) {
        Map<String, Object> values = new HashMap<>();
        String condition = condition(filter, request.query(), values);
        TypedQuery<AuditEntry> rows = em.createQuery("select e" + condition + " order by e.id desc", AuditEntry.class);
        TypedQuery<Long> count = em.createQuery("select count(e)" + condition, Long.class);
        values.forEach((name, value) -> {
            rows.setParameter(name, value);
            count.setParameter(name, value);
        });
        return Page.of(rows.setFirstResult(request.offset()).setMaxResults(request.size()).getResultList(), count.getSingleResult(), request);
    }

    private static String condition(AuditFilter filter, String login, Map<String, Object> values) {
        StringBuilder condition = new StringBuilder(" from AuditEntry e where 1 = 1");
        and(condition, values, "e.memberId = ", "member", filter.member());
        and(condition, values, "e.action = ", "action", filter.action());
        and(condition, values, "e.target = ", "target", filter.target());
        and(condition, values, "e.at >= ", "from", filter.from() == null ? null : filter.from().toEpochMilli());
        and(condition, values, "e.at < ", "until", filter.until() == null ? null : filter.until().toEpochMilli());
        and(condition, values, "e.login = ", "login", login);
        return condition.toString();
    }

    private static void and(StringBuilder condition, Map<String, Object> values, String comparison, String name, Object value) {
        if (value != null) {
            condition.append(" and ").append(comparison).append(':').append(name);
            values.put(name, value);
        }
    }

    /** The next entries that have their place in the chain, after one and up to a number. */
    public List<AuditEntry> next(long after, int most) {
        List<AuditEntry> entries = em.createQuery("select e from AuditEntry e where e.sequence > :after order by e.sequence", AuditEntry.class)
                .setParameter("after", after).setMaxResults(most).getResultList();
        entries.forEach(em::detach);
        return entries;
    }
}
