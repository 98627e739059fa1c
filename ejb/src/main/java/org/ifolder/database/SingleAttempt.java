package org.ifolder.database;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Has the persistence provider ask a database that is away once, and not twice more with five seconds between: each request would hold
 * its thread for ten seconds, and a host whose database is back would go on that much later. Who asked tries again, or tells its caller.
 * EclipseLink has no property for that; it is the provider on every app server that this application runs on.
 */
public class SingleAttempt implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            login.setQueryRetryAttemptCount(0);
        }
    }
}
