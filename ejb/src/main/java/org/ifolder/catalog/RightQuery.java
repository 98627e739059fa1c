package org.ifolder.catalog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import org.ifolder.domain.member.Member;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/** The question who holds a right on an iFolder. */
final class RightQuery {

    private final String ifolder;
    private final String prefix;
    private final String condition;

    /** @param prefix the beginning of the members' login names; null for any, members who are not known here included */
    RightQuery(String ifolder, String prefix) {
        this.ifolder = ifolder;
        this.prefix = prefix;
        this.condition = " from Right r left join Member m on m.key = r.member where r.ifolder = :ifolder and r.removed = false"
                + (prefix == null ? "" : " and m.loginKey like :prefix escape '!'");
    }

    List<RightEntry> page(EntityManager em, PageRequest request) {
        return with(em.createQuery("select r, m" + condition + " order by r.member", Object[].class))
                .setFirstResult(request.offset()).setMaxResults(request.size()).getResultStream()
                .map(row -> new RightEntry((Right) row[0], row[1] instanceof Member member && member.isActive()))
                .toList();
    }

    long count(EntityManager em) {
        return with(em.createQuery("select count(r)" + condition, Long.class)).getSingleResult();
    }

    private <T> TypedQuery<T> with(TypedQuery<T> query) {
        query.setParameter("ifolder", ifolder);
        if (prefix != null) {
            query.setParameter("prefix", Text.beginsWith(prefix));
        }
        return query;
    }
}
