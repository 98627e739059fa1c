package org.ifolder.test.soak;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a soak has gone through: faults by kind, and how long the hosts took after each. */
final class SoakSummary {

    private final Map<String, List<Double>> recoveries = new TreeMap<>();

    void took(String kind, double seconds) {
        recoveries.computeIfAbsent(kind, key -> new ArrayList<>()).add(seconds);
    }

    int faults() {
        return recoveries.values().stream().mapToInt(List::size).sum();
    }

    /** One line a kind. */
    List<String> lines() {
        return recoveries.entrySet().stream().map(kind -> {
            List<Double> seconds = kind.getValue().stream().sorted().toList();
            return String.format(Locale.ROOT, "%s: %d times, recovery median %.1f s, longest %.1f s", kind.getKey(), seconds.size(),
                    seconds.get(seconds.size() / 2), Collections.max(seconds));
        }).toList();
    }
}
