package org.ifolder.test.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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

    /**
     * Lets all of them make iFolders and delete them again until it is enough: several changes at a time, of which nothing stays.
     *
     * @return how many requests were acknowledged
     */
    long makeAndDeleteUntil(BooleanSupplier enough) throws Exception {
        return all(member -> makeAndDelete(member, enough));
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

    private long makeAndDelete(Person member, BooleanSupplier enough) {
        long requests = 0;
        while (!enough.getAsBoolean()) {
            scenario.as(member).delete(make(member, Scenario.unique(NAME))).expect(200, 204);
            requests += 2;
        }
        return requests;
    }

    private String make(Person member, String name) {
        return "ifolders/" + scenario.as(member).post("ifolders", Map.of("name", name)).expect(201).text("id");
    }
}
