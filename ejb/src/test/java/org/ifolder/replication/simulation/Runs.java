package org.ifolder.replication.simulation;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Runs the simulation for seeds. */
final class Runs {

    /** A seed that broke a promise. */
    record Failure(long seed, String message) {
    }

    private Runs() {
    }

    static Random chance(long seed) {
        return new Random(seed * 0x9E3779B97F4A7C15L ^ seed >>> 7);
    }

    static Simulation of(long seed, Construction construction, Keyring keyring, Trace trace) {
        Random random = chance(seed);
        return new Simulation(random, Schedule.of(random), construction, keyring, trace);
    }

    /** Runs one seed; on failure runs it again for its trace. */
    static Optional<Failure> fails(long seed, Supplier<Construction> construction) {
        try {
            of(seed, construction.get(), Keyring.CHEAP, new Trace(false)).run();
            return Optional.empty();
        } catch (RuntimeException e) {
            Trace trace = new Trace(true);
            try {
                of(seed, construction.get(), Keyring.CHEAP, trace).run();
            } catch (RuntimeException again) {
                return Optional.of(new Failure(seed, """
                        seed %d: %s
                        replay: mvn -pl ejb -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=SimulationTest -Dsimulation.seed=%d
                        %s""".formatted(seed, again, seed, String.join("\n", trace.lines()))));
            }
            throw new IllegalStateException("seed " + seed + " failed once and not again: the simulation is not repeatable", e);
        }
    }
}
