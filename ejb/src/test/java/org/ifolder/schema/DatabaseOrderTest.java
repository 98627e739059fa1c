package org.ifolder.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.ifolder.testing.PostgresCluster;
import org.ifolder.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A database that would put keys into another order than other hosts is not used. */
@Tag("R7.1")
@Tag("on-postgresql")
class DatabaseOrderTest {

    @Test
    void aHostsOwnDatabaseIsTaken() {
        try (TestDatabase database = new TestDatabase()) {
            assertThatCode(() -> DatabaseOrder.check(database.source())).doesNotThrowAnyException();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "ifolder.test.database", matches = "postgresql")
    void anOrderOfALanguageIsRefused() {
        assertThatRefused("encoding 'UTF8' locale_provider icu icu_locale 'en' locale 'C'", "by code point");
    }

    @Test
    @EnabledIfSystemProperty(named = "ifolder.test.database", matches = "postgresql")
    void anEncodingThatLacksCharactersIsRefused() {
        assertThatRefused("encoding 'LATIN1' locale 'C'", "ENCODING 'UTF8'");
    }

    private static void assertThatRefused(String options, String reason) {
        PostgresCluster cluster = PostgresCluster.running();
        String name = cluster.create("template0 " + options);
        try {
            assertThatThrownBy(() -> DatabaseOrder.check(cluster.source(name)))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining(reason);
        } finally {
            cluster.drop(name);
        }
    }
}
