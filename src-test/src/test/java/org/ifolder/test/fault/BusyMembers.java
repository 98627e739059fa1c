package org.ifolder.test.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Person;
import org.ifolder.test.system.Scenario;

/** Members of one host who change iFolders of theirs as fast as the host takes it: more changes, or larger ones, than a usual load has. */
final class BusyMembers {

    /** What the names of all their iFolders contain. */
    static final String NAME = "busy";

    private static final int MEMBERS = 6;

    private final Scenario scenario;
    private final List<Person> members;

    /** Makes the members. */
    BusyMembers(MultiServerDomain domain, GridHost home) {
        scenario = new Scenario(domain);
        members = IntStream.range(0, MEMBERS).mapToObj(number -> scenario.memberAt(home, NAME)).toList();
    }

    /**
     * Lets all of them change their iFolders' descriptions until it is enough.
     *
     * @param description of each change
     * @return how many changes were acknowledged
     */
    long describeUntil(BooleanSupplier enough, Supplier<String> description) throws Exception {
        return all(member -> describe(member, enough, description));
    }

    /** Lets all of them together make this many iFolders and delete each again: several changes each, of which nothing stays. */
    void makeAndDelete(int iFolders) throws Exception {
        AtomicInteger left = new AtomicInteger(iFolders);
        all(member -> makeAndDelete(member, left));
    }

    private long all(ToLongFunction<Person> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(MEMBERS);
        try {
            List<Future<Long>> counts = members.stream().map(member -> executor.submit(() -> work.applyAsLong(member))).toList();
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum;
        } finally {
            executor.shutdownNow();
            executor.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private long describe(Person member, BooleanSupplier enough, Supplier<String> description) {
        String name = Scenario.unique(NAME);
        String path = make(member, name);
        long changes = 0;
        while (!enough.getAsBoolean()) {
            scenario.as(member).put(path, Map.of("name", name, "description", description.get())).expect(200);
            changes++;
        }
        return changes;
    }

    private long makeAndDelete(Person member, AtomicInteger left) {
        long made = 0;
        for (; left.getAndDecrement() > 0; made++) {
            scenario.as(member).delete(make(member, Scenario.unique(NAME))).expect(200, 204);
        }
        return made;
    }

    private String make(Person member, String name) {
        return "ifolders/" + scenario.as(member).post("ifolders", Map.of("name", name)).expect(201).text("id");
    }
}
