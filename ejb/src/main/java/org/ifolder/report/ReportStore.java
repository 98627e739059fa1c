package org.ifolder.report;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;

/** Keeps reports and their content, each step in a transaction of its own, so that none grows with the report. */
@Dependent
@Transactional(Transactional.TxType.REQUIRES_NEW)
class ReportStore {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Outbox outbox;

    @Inject
    private LocalHost localHost;

    /** Keeps some of a report's content. @param first number of the first chunk */
    public void add(String report, int first, List<String> chunks) {
        for (int i = 0; i < chunks.size(); i++) {
            ReportContent content = new ReportContent(report, first + i, chunks.get(i));
            em.persist(content);
            outbox.take(content);
        }
    }

    /** Keeps the report itself, which thereby appears. */
    public void add(Report report) {
        em.persist(report);
        outbox.take(report);
    }

    /** Removes some of a report's content. @return how many chunks were removed; 0 when none is left */
    public int removeContent(String report, int atMost) {
        List<ReportContent> chunks = em.createQuery(
                        "select c from ReportContent c where c.report = :report and c.removed = false order by c.number",
                        ReportContent.class)
                .setParameter("report", report)
                .setMaxResults(atMost)
                .getResultList();
        for (ReportContent chunk : chunks) {
            chunk.remove();
            outbox.take(chunk);
        }
        return chunks.size();
    }

    /**
     * Ids of reports of this host that have content and never appeared.
     *
     * @param before only reports begun before this id was made
     */
    public List<String> interrupted(String before, int atMost) {
        return em.createQuery("select distinct c.report from ReportContent c where c.removed = false"
                        + " and c.report like :mine and c.report < :before"
                        + " and c.report not in (select r.key from Report r where r.key like :mine) order by c.report", String.class)
                .setParameter("mine", localHost.id() + "-%")
                .setParameter("before", before)
                .setMaxResults(atMost)
                .getResultList();
    }
}
