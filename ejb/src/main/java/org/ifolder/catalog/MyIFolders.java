package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.function.Function;
import org.ifolder.paging.Page;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/**
 * The iFolders of a member, as each client asks for them first and often. In SQL: EclipseLink prepares a query of JPQL anew for each page that is asked
 * for, and makes entities, which together take several times as long as the database does.
 */
@Dependent
class MyIFolders {

    private static final String WHICH = " from ifolder_right r join ifolder f on f.record_key = r.ifolder_key join member m on m.record_key = r.member_id"
            + " where r.member_id = ?1 and r.removed = false and f.removed = false and m.removed = false and m.state = 'ACTIVE'";
    private static final String NAMED = " and f.search_name like ?2";
    private static final String PAGE = "select f.record_key, f.name, r.right_level, f.owner_id, f.host_id";
    private static final String ORDER = " order by f.search_name, f.record_key limit ?3 offset ?4";

    @PersistenceContext
    private EntityManager em;

    /**
     * One of them.
     *
     * @param owner id of the member who owns it; null for an orphan
     * @param host id of the host on which it lives
     */
    record Row(String id, String name, RightLevel right, String owner, String host) {
    }

    /** Those on which the member holds a right that counts (R1.5), by name. */
    Page<Row> page(String memberId, PageRequest request) {
        String which = request.query() == null ? WHICH : WHICH + NAMED;
        Function<String, Query> asking = sql -> {
            Query query = em.createNativeQuery(sql).setParameter(1, memberId);
            return request.query() == null ? query : query.setParameter(2, Text.beginsWith(request.query()));
        };
        List<?> rows = asking.apply(PAGE + which + ORDER).setParameter(3, request.size()).setParameter(4, request.offset()).getResultList();
        return Page.of(rows.stream().map(row -> row((Object[]) row)).toList(), request,
                () -> ((Number) asking.apply("select count(*)" + which).getSingleResult()).longValue());
    }

    private static Row row(Object[] columns) {
        return new Row((String) columns[0], (String) columns[1], RightLevel.valueOf((String) columns[2]), (String) columns[3], (String) columns[4]);
    }
}
