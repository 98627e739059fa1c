package org.ifolder.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.util.List;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class UpsertTest {

    private static final RowTable ROWS = new RowTable("superseded_run", List.of("collection", "authority", "incarnation"),
            List.of("collection", "authority", "incarnation", "after_sequence", "up_to_sequence"));

    private final EmbeddedHost host = EmbeddedHost.master("m");
    private final Upsert upsert = host.bean(Upsert.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aRowIsWrittenOverTheOneThatHasItsKey() {
        write(row("a", 1), row("b", 2));
        write(row("b", 3), row("c", 4));

        assertThat(rows()).containsExactly("a 1", "b 3", "c 4");
    }

    @Test
    void rowsOfOneWriteAreOneStatement() {
        List<List<?>> many = List.of(row("a", 1), row("b", 2), row("c", 3));

        assertThat(host.statementsOf(() -> host.run(() -> upsert.write(ROWS, many)))).isEqualTo(1);
    }

    @Test
    void nothingIsWrittenForNoRows() {
        assertThat(host.statementsOf(() -> host.run(() -> upsert.write(ROWS, List.of())))).isZero();
    }

    @Test
    void whatWasWrittenGoesWithItsTransaction() {
        assertThatThrownBy(() -> host.run(() -> {
            upsert.write(ROWS, List.of(row("a", 1)));
            throw new IllegalStateException("no");
        })).hasMessage("no");

        assertThat(rows()).isEmpty();
    }

    @Test
    void aRefusalTellsWhy() {
        assertThatThrownBy(() -> write(List.of("DOMAIN", "m", "x".repeat(500), 1L, 1L))).isInstanceOf(PersistenceException.class)
                .hasMessageContaining("superseded_run")
                .satisfies(refused -> assertThat(DatabaseRefusal.of(refused)).isEqualTo(DatabaseRefusal.OTHER));
    }

    private void write(List<?>... rows) {
        host.run(() -> upsert.write(ROWS, List.of(rows)));
    }

    private static List<?> row(String incarnation, long after) {
        return List.of("DOMAIN", "m", incarnation, after, 9L);
    }

    private List<String> rows() {
        return host.call(() -> host.em().createQuery("select r.key.incarnation, r.after from SupersededRun r order by r.key.incarnation",
                Object[].class).getResultStream().map(row -> row[0] + " " + row[1]).toList());
    }
}
