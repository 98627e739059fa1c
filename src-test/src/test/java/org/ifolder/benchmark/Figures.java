package org.ifolder.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one case has measured: of each system a figure a round. The systems took turns, so that figures of one round met the same
 * machine; a ratio is the median of the rounds' ratios.
 */
final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String benchmarkCase;
    private final String what;
    private final String unit;
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    /**
     * @param benchmarkCase such as {@code a}
     * @param what is measured, in words
     * @param unit of the figures
     */
    Figures(String benchmarkCase, String what, String unit) {
        this.benchmarkCase = benchmarkCase;
        this.what = what;
        this.unit = unit;
    }

    /** Adds a round's figure. */
    void add(String system, double figure) {
        rounds.computeIfAbsent(system, name -> new ArrayList<>()).add(figure);
        Systems.say("%s  %s: %s %s %s", benchmarkCase, what, system, rounded(figure), unit);
    }

    /** With as many digits as say something. */
    private static String rounded(double figure) {
        return String.format(Locale.ROOT, figure < 10 ? "%.3f" : "%.1f", figure);
    }

    double median(String system) {
        return Medians.of(rounds.get(system));
    }

    /** The first system's figure divided by another's. */
    double ratio(String system, String peer) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.get(system).size(); round++) {
            ratios.add(rounds.get(system).get(round) / rounds.get(peer).get(round));
        }
        return Medians.of(ratios);
    }

    /** Adds the figures to the case's results: a line of JSON, and a row a system of the table. */
    void note() {
        String first = rounds.keySet().iterator().next();
        for (String system : rounds.keySet()) {
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("case", benchmarkCase);
            result.put("what", what);
            result.put("unit", unit);
            result.put("system", system);
            result.put("rounds", rounds.get(system));
            result.put("median", median(system));
            String ratio = "";
            if (!system.equals(first)) {
                result.put("ratio of " + first, ratio(first, system));
                ratio = "%.2f".formatted(ratio(first, system));
            }
            try {
                append(benchmarkCase + ".jsonl", JSON.writeValueAsString(result) + "\n");
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
            append(benchmarkCase + ".md", String.format(Locale.ROOT, "| %s | %s | %s | %s %s | %s |%n", benchmarkCase, what, system,
                    rounded(median(system)), unit, ratio));
        }
    }

    private static void append(String name, String text) {
        Path file = Systems.folder(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
