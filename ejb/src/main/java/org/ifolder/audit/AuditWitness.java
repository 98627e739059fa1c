package org.ifolder.audit;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import org.ifolder.database.RowTable;
import org.ifolder.database.Upsert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boundary: what this host has heard of other hosts' trails. Every minute's last word is kept, and after a day every hour's: who rewrites a trail
 * since then contradicts one of them, however much longer the trail has grown.
 */
@Stateless
public class AuditWitness {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWitness.class);

    private static final RowTable HEARD =
            new RowTable("audit_head", List.of("host_id", "heard_minute"), List.of("host_id", "heard_minute", "sequence", "hash", "heard_at"));
    private static final long MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long MINUTES_KEPT = Duration.ofDays(1).toMinutes();

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Upsert upsert;

    /** Keeps what a host has said. A chain that is no longer than it was is not believed: it was cut, or its host was restored. */
    public void keep(String host, HeardHead heard) {
        ChainHead known = newest(host);
        if (heard.head().sequence() <= known.sequence()) {
            if (!heard.head().equals(known)) {
                LOG.warn("host {} says that its audit trail ends at entry {}, where another entry stood, or more of them: its trail was rewritten, or the host"
                        + " was restored", host, heard.head().sequence());
            }
            return;
        }
        upsert.write(HEARD, List.of(List.of(host, heard.at() / MINUTE_MILLIS, heard.head().sequence(), heard.head().hash(), heard.at())));
    }

    private ChainHead newest(String host) {
        return em.createQuery("select h from ToldHead h where h.id.host = :host order by h.sequence desc", ToldHead.class)
                .setParameter("host", host).setMaxResults(1)
                .getResultStream().findFirst().map(told -> told.heard().head()).orElse(ChainHead.START);
    }

    /** What is kept of a host's trail, the oldest first. */
    public List<HeardHead> heardOf(String host) {
        return em.createQuery("select h from ToldHead h where h.id.host = :host order by h.sequence", ToldHead.class)
                .setParameter("host", host).getResultStream().map(ToldHead::heard).toList();
    }

    /** Of what is older than a day, leaves the last of each hour. @param now milliseconds since 1970 */
    public void thinOut(long now) {
        long until = now / MINUTE_MILLIS - MINUTES_KEPT;
        em.createNativeQuery("delete from audit_head where heard_minute < ?1 and exists (select 1 from audit_head later where later.host_id = audit_head.host_id"
                        + " and later.heard_minute / 60 = audit_head.heard_minute / 60 and later.heard_minute > audit_head.heard_minute)")
                .setParameter(1, until).executeUpdate();
    }
}
