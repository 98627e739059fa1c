package org.ifolder.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.eclipse.microprofile.config.Config;

/**
 * The limits that are in force on this host: each {@link Limit}'s default, or what {@code ifolder.limit.*} sets. Read once, at the
 * start.
 */
@ApplicationScoped
public class Limits {

    private final Map<Limit, Integer> values = new EnumMap<>(Limit.class);

    /** For the container's proxy alone. */
    protected Limits() {
    }

    /** @throws IllegalArgumentException when a setting is not a whole number of at least 1 */
    @Inject
    public Limits(Config settings) {
        this(limit -> settings.getOptionalValue(limit.key(), Integer.class).orElse(limit.standard()));
    }

    private Limits(ToIntFunction<Limit> source) {
        for (Limit limit : Limit.values()) {
            int value = source.applyAsInt(limit);
            if (value < 1) {
                throw new IllegalArgumentException(limit.key() + " must be at least 1");
            }
            values.put(limit, value);
        }
    }

    /** The defaults, for code that runs outside of the container. */
    public static Limits standard() {
        return new Limits(Limit::standard);
    }

    /** The limit's value, in the unit that the {@link Limit} states. */
    public int of(Limit limit) {
        return values.get(limit);
    }
}
