package org.ifolder.test.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ifolder.test.grid.TestSettings;

/**
 * What came of one fault.
 *
 * @param fault what was done, in words
 * @param fired how it showed that the fault was there; null while it was not
 * @param seconds how long it lasted
 * @param restart seconds that the call took which ended the fault, such as the start of a host
 * @param recovery seconds from the call that ended the fault until every host had all that was acknowledged by then
 * @param recoveries the same for each host
 * @param identical seconds from the end of the load until all hosts said that all are identical
 * @param acknowledged operations that were done
 * @param refused operations that were not done
 * @param unknown operations that may have been done
 * @param plannedRate operations a second of those whom the fault was not to touch
 * @param rate how many they sent a second while the fault lasted
 * @param rates operations a second before, during and after the fault, by host
 * @param served operations that each host in reach acknowledged while the fault lasted, of those that its members sent there
 * @param result "ok", or what went wrong, or why it was skipped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultResult(String fault, String fired, double seconds, Double restart, Double recovery,
        Map<String, Double> recoveries, Double identical, long acknowledged, long refused, long unknown, double plannedRate, double rate, Map<String, String> rates, Map<String, String> served, String result) {

    static final String OK = "ok";

    private static final int SHOWN = 300;
    private static final String HEAD = """
            | fault | how it showed | lasted, s | until the host answered, s | recovery, s | identical after the load, s \
            | acknowledged / refused / unknown | operations a second, of the plan | acknowledged meanwhile, of those sent | result |
            |---|---|---|---|---|---|---|---|---|---|
            """;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Seconds as they are worth telling. */
    static Double rounded(Double seconds) {
        return seconds == null ? null : Math.round(seconds * 10) / 10.0;
    }

    /** Adds it to the files of all results, and prints it as a line. */
    void note() {
        try {
            append("results.jsonl", JSON.writeValueAsString(this) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        append("results.md", row());
        System.out.println(line());
    }

    private static void append(String name, String text) {
        Path file = TestSettings.faultResults().resolve(name);
        try {
            Files.createDirectories(file.getParent());
            if (Files.notExists(file) && name.endsWith(".md")) {
                Files.writeString(file, HEAD);
            }
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String row() {
        return "| " + Stream.of(fault, fired, seconds, restart, recovery, identical, acknowledged + " / " + refused + " / " + unknown,
                        rate + " of " + plannedRate, servedWords(), shortened(result))
                .map(value -> value == null ? "" : value.toString().replace('|', '/'))
                .collect(Collectors.joining(" | ")) + " |\n";
    }

    private String servedWords() {
        return served.entrySet().stream().map(host -> host.getKey() + " " + host.getValue()).collect(Collectors.joining(", "));
    }

    private static String shortened(String text) {
        String line = text.lines().map(String::strip).collect(Collectors.joining(" "));
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + " …";
    }

    private String line() {
        if (fired == null) {
            return "fault: " + fault + "; " + shortened(result);
        }
        return String.format(Locale.ROOT, "fault: %s; fired: %s; lasted %s s, recovery %s s %s, %s of it until the host answered,"
                        + " identical %s s after the load; %d acknowledged, %d refused, %d unknown; %.1f of %.1f planned a second;"
                        + " acknowledged meanwhile %s; %s", fault, fired, seconds, recovery, recoveries, restart, identical,
                acknowledged, refused, unknown, rate, plannedRate, served, shortened(result));
    }
}
