package org.ifolder.test.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Person;
import org.ifolder.test.system.Scenario;

/** Members of one host who change an iFolder each as fast as the host takes it: more changes, or larger ones, than a usual load has. */
final class BusyMembers {

    private static final int MEMBERS = 6;

    private final MultiServerDomain domain;
    private final Scenario scenario;
    private final List<Person> members;

    /** Makes the members. */
    BusyMembers(MultiServerDomain domain, GridHost home) {
        this.domain = domain;
        scenario = new Scenario(domain);
        members = IntStream.range(0, MEMBERS).mapToObj(number -> scenario.memberAt(home, "busy")).toList();
    }

    /**
     * Lets all of them change their iFolders' descriptions until it is enough.
     *
     * @param description of each change
     * @return how many changes were acknowledged
     */
    long writeUntil(BooleanSupplier enough, Supplier<String> description) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(MEMBERS);
        try {
            List<Future<Long>> counts = members.stream().map(member -> executor.submit(() -> write(member, enough, description))).toList();
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

    private long write(Person member, BooleanSupplier enough, Supplier<String> description) {
        String name = Scenario.unique("busy");
        String iFolder = domain.as(member.credential(), member.home()).post("ifolders", Map.of("name", name)).expect(201).text("id");
        long changes = 0;
        while (!enough.getAsBoolean()) {
            scenario.as(member).put("ifolders/" + iFolder, Map.of("name", name, "description", description.get())).expect(200);
            changes++;
        }
        return changes;
    }
}
