package org.ifolder.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import org.ifolder.database.RowTable;
import org.ifolder.database.Upsert;

/** The transactions that give entries their place in the chain. Asked by one thread alone ({@link AuditChaining}). */
@Stateless
public class AuditChain {

    private static final RowTable HEARD = new RowTable("audit_head", List.of("host_id"), List.of("host_id", "sequence", "hash", "heard_at"));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Upsert upsert;

    /** How far the chain goes. */
    public ChainHead head() {
        return em.createQuery("select e from AuditEntry e where e.sequence is not null order by e.sequence desc", AuditEntry.class)
                .setMaxResults(1).getResultStream().findFirst()
                .map(last -> new ChainHead(last.sequence().orElseThrow(), last.hash())).orElse(ChainHead.START);
    }

    /**
     * Gives a place to some of the entries that have none, in the order in which they were written.
     *
     * @param from how far the chain goes
     * @return how far it goes now; the same where all have their place
     */
    public ChainHead chain(ChainHead from, int most) {
        List<AuditEntry> fresh = em.createQuery("select e from AuditEntry e where e.sequence is null order by e.id", AuditEntry.class)
                .setMaxResults(most).getResultList();
        ChainHead head = from;
        for (AuditEntry entry : fresh) {
            entry.chain(head);
            head = new ChainHead(entry.sequence().orElseThrow(), entry.hash());
        }
        return head;
    }

    /** Keeps how far other hosts' chains have gone, as they said. */
    public void keep(Map<String, HeardHead> heard) {
        upsert.write(HEARD, heard.entrySet().stream()
                .<List<?>>map(one -> List.of(one.getKey(), one.getValue().head().sequence(), one.getValue().head().hash(), one.getValue().at())).toList());
    }
}
