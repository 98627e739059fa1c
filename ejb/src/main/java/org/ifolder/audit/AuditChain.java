package org.ifolder.audit;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The transactions that give entries their place in the chain. Asked by one thread alone ({@link AuditChaining}). */
@Stateless
public class AuditChain {

    @PersistenceContext
    private EntityManager em;

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
}
