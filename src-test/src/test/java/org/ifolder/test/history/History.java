package org.ifolder.test.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All that clients have asked for, and what they were told. Operations on one record come one after the other, and none after one
 * whose outcome is unknown, which may still happen at any later time. So what a record may be is a small set.
 */
public final class History {

    private final Map<Subject, List<Operation>> operations = new LinkedHashMap<>();
    private final Map<Outcome, Long> counts = new LinkedHashMap<>();
    private long moment;

    /**
     * Notes an operation that is about to be sent.
     *
     * @param asked the host that is asked
     * @param what is asked, for messages
     * @param after the state of each record that it changes, once it has happened
     */
    public synchronized Operation begin(String asked, String what, Map<Subject, String> after) {
        Operation operation = new Operation(this, asked, what, after, ++moment);
        after.keySet().forEach(subject -> {
            if (isOpen(subject)) {
                throw new IllegalStateException(subject + " is written to before it is known what became of " + last(subject));
            }
            add(subject, operation);
        });
        return operation;
    }

    /** Notes what is there already, before the clients begin. */
    public void found(Subject subject, String state) {
        begin("the beginning", "found", Map.of(subject, state)).end(Outcome.ACKNOWLEDGED, "");
        synchronized (this) {
            counts.clear();
        }
    }

    synchronized void end(Operation operation, Outcome how, String answer, Map<Subject, String> more) {
        Map<Subject, String> all = new LinkedHashMap<>(operation.after());
        all.putAll(more);
        more.keySet().forEach(subject -> add(subject, operation));
        operation.close(how, answer, all, ++moment);
        counts.merge(how, 1L, Long::sum);
    }

    private void add(Subject subject, Operation operation) {
        operations.computeIfAbsent(subject, key -> new ArrayList<>()).add(operation);
    }

    private boolean isOpen(Subject subject) {
        List<Operation> known = operations.get(subject);
        if (known == null) {
            return false;
        }
        Operation last = known.get(known.size() - 1);
        return !last.isUnder(Outcome.ACKNOWLEDGED) && !last.isUnder(Outcome.REFUSED);
    }

    private Operation last(Subject subject) {
        List<Operation> known = operations.get(subject);
        return known.get(known.size() - 1);
    }

    /** This moment; what was acknowledged so far was acknowledged by it. */
    public synchronized long now() {
        return moment;
    }

    /** How many operations have ended so. */
    public synchronized long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** All records that were ever written. */
    public synchronized List<Subject> subjects() {
        return List.copyOf(operations.keySet());
    }

    /** Whether anybody ever asked for this record. */
    public synchronized boolean knows(Subject subject) {
        return operations.containsKey(subject);
    }

    /**
     * The states that a record may have on a host that has everything that was acknowledged by a moment: the last one acknowledged by
     * then, or that of any operation after it that was not refused.
     */
    public synchronized Set<String> allowed(Subject subject, long by) {
        Set<String> states = new TreeSet<>(Set.of(Subject.ABSENT));
        for (Operation operation : operations.getOrDefault(subject, List.of())) {
            if (operation.isAcknowledgedBy(by)) {
                states.clear();
            }
            if (!operation.isUnder(Outcome.REFUSED)) {
                states.add(operation.after().get(subject));
            }
        }
        return states;
    }

    /** What was asked of a record, in order. */
    public synchronized List<String> of(Subject subject) {
        return operations.getOrDefault(subject, List.of()).stream().map(Operation::toString).toList();
    }
}
