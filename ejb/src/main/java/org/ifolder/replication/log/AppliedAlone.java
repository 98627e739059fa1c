package org.ifolder.replication.log;

import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.CollectionRecords;

/** Applies one change to see whether it can be; nothing of it stays. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AppliedAlone {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CollectionRecords records;

    /** The change could be applied, and is taken back. */
    @ApplicationException(rollback = true)
    public static class Possible extends Exception {

        private static final long serialVersionUID = 1L;

        Possible() {
            super("this change can be applied");
        }
    }

    /** @throws Possible when the change can be applied; what else is thrown is why it cannot */
    public void attempt(CollectionName collection, Change change) throws Possible {
        records.apply(collection, List.of(change));
        em.flush();
        throw new Possible();
    }
}
