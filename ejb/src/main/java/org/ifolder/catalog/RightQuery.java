package org.ifolder.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/** The question who holds a right on an iFolder. */
final class RightQuery {

    private static final String ALL = " from Right r where r.ifolder = :ifolder and r.removed = false";

    private static final String NAMED = " from Right r, Member m where r.ifolder = :ifolder and r.removed = false"
            + " and m.key = r.member and m.removed = false and m.loginKey like :prefix";

    private final String ifolder;
    private final String prefix;

    /** @param prefix the beginning of the members' login names; null for any, members who are not known here included */
    RightQuery(String ifolder, String prefix) {
        this.ifolder = ifolder;
        this.prefix = prefix;
    }

    List<Right> page(EntityManager em, PageRequest request) {
        return query(em, "select r", " order by r.member", Right.class)
                .setFirstResult(request.offset()).setMaxResults(request.size()).getResultList();
    }

    long count(EntityManager em) {
        return query(em, "select count(r)", "", Long.class).getSingleResult();
    }

    private <T> TypedQuery<T> query(EntityManager em, String select, String order, Class<T> type) {
        TypedQuery<T> query = em.createQuery(select + (prefix == null ? ALL : NAMED) + order, type)
                .setParameter("ifolder", ifolder);
        return prefix == null ? query : query.setParameter("prefix", Text.beginsWith(prefix));
    }
}
