package org.ifolder.web.architecture.breach;

import jakarta.jms.JMSContext;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import javax.naming.InitialContext;
import org.ifolder.replication.record.Outbox;

/** Planted: a resource that knows what it must not. */
@Path("/breach")
public class BreachingResource {

    private EntityManager em;
    private JMSContext jms;
    private Outbox outbox;
    private InitialContext names;
}
