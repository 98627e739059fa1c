package org.ifolder.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A database of its own, with the product's schema and persistence unit; counts statements. In memory, or on PostgreSQL where the
 * system property {@code ifolder.test.database} says so.
 */
public final class TestDatabase implements AutoCloseable {

    private static final boolean ON_POSTGRESQL = "postgresql".equals(System.getProperty("ifolder.test.database"));

    private final String name = ON_POSTGRESQL ? PostgresCluster.running().create() : UUID.randomUUID().toString();
    private final JdbcConnectionPool pool = ON_POSTGRESQL ? JdbcConnectionPool.create(PostgresCluster.running().connections(name))
            : JdbcConnectionPool.create("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=5000", "sa", "");
    private final EntityManagerFactory factory;
    private final CountedConnections counted = new CountedConnections(pool);

    public TestDatabase() {
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        factory = Persistence.createEntityManagerFactory("ifolder", Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", counted.counted(),
                "jakarta.persistence.validation.mode", "none",
                "eclipselink.session-name", UUID.randomUUID().toString(),
                "eclipselink.weaving", "false",
                "eclipselink.logging.level", "WARNING"));
    }

    /** Its connections. */
    public DataSource source() {
        return pool;
    }

    /** As {@link #source}; what goes through it is counted. */
    DataSource counted() {
        return counted.counted();
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** Statements prepared so far. */
    int statements() {
        return counted.statements();
    }

    /** What this work costs. */
    DatabaseCost costOf(Runnable work) {
        return counted.of(work);
    }

    @Override
    public void close() {
        factory.close();
        pool.dispose();
        if (ON_POSTGRESQL) {
            PostgresCluster.running().drop(name);
        }
    }
}
