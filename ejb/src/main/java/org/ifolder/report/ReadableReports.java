package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.MemberState;
import org.ifolder.paging.PageRequest;
import org.ifolder.text.Text;

/** The queries for reports that somebody may read at this moment (R1.3, R1.5), and for their content. */
@Dependent
class ReadableReports {

    private static final String ALL = " from Report r where r.removed = false";

    /**
     * The report names iFolders, and the member holds a right on as many of them as it names. (Counted, as EclipseLink binds no
     * value of a statement with {@code exists}, see {@link Text#beginsWith}.)
     */
    private static final String BY_MEMBER = ALL
            + " and r.readers = org.ifolder.report.ReportReaders.RIGHT_HOLDERS and r.ifolderCount > 0"
            + " and r.ifolderCount = (select count(g) from Report o join o.ifolders s, Right g, Member m where o.key = r.key"
            + " and g.ifolder = s and g.member = :member and g.removed = false"
            + " and m.key = g.member and m.removed = false and m.state = :active)";

    @PersistenceContext
    private EntityManager em;

    List<Report> page(Caller caller, PageRequest request) {
        return query("select r", caller, named(request) + " order by r.generatedAt desc, r.key desc", Report.class, request)
                .setFirstResult(request.offset()).setMaxResults(request.size()).getResultList();
    }

    long count(Caller caller, PageRequest request) {
        return query("select count(r)", caller, named(request), Long.class, request).getSingleResult();
    }

    private static String named(PageRequest request) {
        return request.query() == null ? "" : " and r.searchName like :prefix";
    }

    private <T> TypedQuery<T> query(String select, Caller caller, String more, Class<T> type, PageRequest request) {
        TypedQuery<T> query = readable(select, caller, more, type);
        return request.query() == null ? query : query.setParameter("prefix", Text.beginsWith(request.query()));
    }

    Optional<Report> find(Caller caller, String id) {
        return readable("select r", caller, " and r.key = :id", Report.class).setParameter("id", id)
                .getResultStream().findFirst();
    }

    private <T> TypedQuery<T> readable(String select, Caller caller, String more, Class<T> type) {
        if (caller.isAdministrator() || caller.has(AdministratorRole.REPORT_READER)) {
            return em.createQuery(select + ALL + more, type);
        }
        return em.createQuery(select + BY_MEMBER + more, type)
                .setParameter("member", caller.memberId())
                .setParameter("active", MemberState.ACTIVE);
    }

    long chunksHere(String report) {
        return em.createQuery("select count(c) from ReportContent c where c.report = :report and c.removed = false", Long.class)
                .setParameter("report", report)
                .getSingleResult();
    }

    Optional<ReportContent> chunk(String report, int number) {
        return Optional.ofNullable(em.find(ReportContent.class, ReportContent.key(report, number)))
                .filter(chunk -> !chunk.isRemoved());
    }
}
