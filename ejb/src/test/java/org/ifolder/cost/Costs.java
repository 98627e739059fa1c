package org.ifolder.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.ifolder.testing.DatabaseCost;

/** The costs that are known, by name, from {@code costs.properties}. */
final class Costs {

    private static final double TOLERATED = 1.1;

    private final Properties known = new Properties();

    private Costs() {
    }

    static Costs stored() {
        Costs costs = new Costs();
        try (InputStream file = Costs.class.getResourceAsStream("costs.properties")) {
            costs.known.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return costs;
    }

    /** Asserts that work costs no more than a tenth above what is known; names the statements where it does. */
    void check(String name, DatabaseCost cost) {
        check(name + ".flushes", cost.flushes(), cost.statements());
        check(name + ".statements", cost.statements().size(), cost.statements());
    }

    void check(String name, long cost) {
        check(name, cost, List.of());
    }

    private void check(String name, long cost, List<String> statements) {
        String figure = known.getProperty(name);
        assertThat(figure).as("a known cost %s; it is %s now", name, cost).isNotNull();
        assertThat((double) cost).as("%s: %s %s", name, cost, String.join("\n", statements))
                .isLessThanOrEqualTo(Long.parseLong(figure.strip()) * TOLERATED);
    }
}
