package org.ifolder.test.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a host has of the records that clients write, as far as it shows them. A record that is there twice has two states. */
public final class HostContent {

    private final String host;
    private final Predicate<Subject> shown;
    private final Map<Subject, List<String>> states = new LinkedHashMap<>();

    /** @param shown which records the host shows at all, where it has them */
    public HostContent(String host, Predicate<Subject> shown) {
        this.host = host;
        this.shown = shown;
    }

    /** Takes a record that the host has. */
    public void take(Subject subject, String state) {
        states.computeIfAbsent(subject, key -> new ArrayList<>()).add(state);
    }

    boolean shows(Subject subject) {
        return shown.test(subject);
    }

    List<String> statesOf(Subject subject) {
        return states.getOrDefault(subject, List.of());
    }

    Set<Subject> subjects() {
        return states.keySet();
    }

    @Override
    public String toString() {
        return host;
    }
}
