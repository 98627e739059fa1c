package org.ifolder.replication.quarantine;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** The hosts in quarantine, as this host's database has them. */
@Stateless
public class QuarantineStore {

    @PersistenceContext
    private EntityManager em;

    public List<QuarantinedHost> all() {
        return em.createQuery("select q from QuarantinedHost q order by q.since, q.host", QuarantinedHost.class).getResultList();
    }

    /** Does nothing for a host that is there. */
    public void add(QuarantinedHost host) {
        if (em.find(QuarantinedHost.class, host.host()) == null) {
            em.persist(host);
        }
    }

    /** Does nothing for a host that is not there. */
    public void remove(String host) {
        QuarantinedHost found = em.find(QuarantinedHost.class, host);
        if (found != null) {
            em.remove(found);
        }
    }
}
