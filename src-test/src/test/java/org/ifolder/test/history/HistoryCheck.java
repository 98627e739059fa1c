package org.ifolder.test.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares what clients were told with what a host has: nothing lost, nothing doubled, nothing back that was removed. */
public final class HistoryCheck {

    private final History history;

    public HistoryCheck(History history) {
        this.history = history;
    }

    /**
     * What a host lacks of all that was acknowledged by a moment, and what it has that nobody asked for.
     *
     * @return one sentence a fault, with what was asked of the record; empty when there is none
     */
    public List<String> faults(HostContent content, long by) {
        List<String> faults = new ArrayList<>();
        for (Subject subject : history.subjects()) {
            if (content.shows(subject)) {
                judge(content, subject, by, faults);
            }
        }
        for (Subject subject : content.subjects()) {
            if (subject.kind() != Subject.Kind.REPORT && !history.knows(subject)) {
                faults.add(content + " has " + subject + " as " + content.statesOf(subject) + ", for which nobody has asked");
            }
        }
        return faults;
    }

    private void judge(HostContent content, Subject subject, long by, List<String> faults) {
        List<String> states = content.statesOf(subject);
        Set<String> allowed = history.allowed(subject, by);
        String problem = problem(states, allowed);
        if (problem != null) {
            faults.add(content + " " + problem + ": " + subject + " is " + states + ", may be " + allowed + "; asked was\n    "
                    + String.join("\n    ", history.of(subject)));
        }
    }

    private static String problem(List<String> states, Set<String> allowed) {
        if (states.size() > 1) {
            return "has doubled a record";
        }
        if (states.isEmpty()) {
            return allowed.contains(Subject.ABSENT) ? null : "has lost a record";
        }
        if (allowed.contains(states.get(0))) {
            return null;
        }
        return allowed.equals(Set.of(Subject.ABSENT)) ? "has a record that is removed" : "has another state of a record";
    }
}
