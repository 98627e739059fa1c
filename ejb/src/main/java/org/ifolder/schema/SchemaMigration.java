package org.ifolder.schema;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the versioned migrations of {@code db/migration} to the host's database. No schema is ever made by the persistence provider.
 * Other start-up beans depend on this one by its name.
 */
@Startup
@Singleton(name = "SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaMigration.class);

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    @PostConstruct
    void migrate() {
        checkOrder();
        MigrateResult result = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        LOG.info("database schema at version {}, {} migrations applied now",
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                result.migrationsExecuted);
    }

    private void checkOrder() {
        try {
            DatabaseOrder.check(database);
        } catch (SQLException e) {
            throw new IllegalStateException("the database cannot be used", e);
        }
    }
}
