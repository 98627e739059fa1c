package org.ifolder.testing;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger statements = new AtomicInteger();

    public TestDatabase() {
        Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        factory = Persistence.createEntityManagerFactory("ifolder", Map.of(
                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                "jakarta.persistence.nonJtaDataSource", counting(pool),
                "jakarta.persistence.validation.mode", "none",
                "eclipselink.session-name", UUID.randomUUID().toString(),
                "eclipselink.weaving", "false",
                "eclipselink.logging.level", "WARNING"));
    }

    /** Its connections. */
    public DataSource source() {
        return pool;
    }

    EntityManagerFactory factory() {
        return factory;
    }

    /** Statements prepared so far. */
    int statements() {
        return statements.get();
    }

    @Override
    public void close() {
        factory.close();
        pool.dispose();
        if (ON_POSTGRESQL) {
            PostgresCluster.running().drop(name);
        }
    }

    private DataSource counting(DataSource source) {
        return proxy(DataSource.class, source, connection -> proxy(Connection.class, (Connection) connection, statement -> {
            statements.incrementAndGet();
            return statement;
        }, "prepareStatement"), "getConnection");
    }

    private interface Wrapping {
        Object wrap(Object result);
    }

    private static <T> T proxy(Class<T> type, Object target, Wrapping wrapping, String wrapped) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                Object result = method.invoke(target, arguments);
                return method.getName().equals(wrapped) ? wrapping.wrap(result) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
