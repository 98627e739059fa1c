package org.ifolder.test.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.ifolder.schema.SchemaMigration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The host's database, as the application has found or made it. */
@ArquillianTest
@Tag("in-container")
class SchemaIT {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource database;

    @Deployment
    static EnterpriseArchive application() {
        return TestedApplication.with(SchemaIT.class);
    }

    @Test
    void allMigrationsWereAppliedWithoutFailure() throws SQLException, IOException {
        List<String> applied = column("select \"script\" from \"flyway_schema_history\" where \"success\" order by \"installed_rank\"");

        assertThat(column("select \"script\" from \"flyway_schema_history\" where not \"success\"")).isEmpty();
        assertThat(applied).isNotEmpty().doesNotHaveDuplicates();
        for (String script : applied) {
            try (InputStream migration = SchemaMigration.class.getResourceAsStream("/db/migration/" + script)) {
                assertThat(migration).as(script).isNotNull();
            }
        }
    }

    @Test
    @Tag("R7.1")
    void commitIsWrittenBeforeItIsAcknowledged() throws SQLException {
        assertThat(column("select setting_value from information_schema.settings where setting_name = 'WRITE_DELAY'"))
                .isNotEmpty().containsOnly("0");
    }

    private List<String> column(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
