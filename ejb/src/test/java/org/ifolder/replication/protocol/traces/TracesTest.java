package org.ifolder.replication.protocol.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.PastReign;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays the traces in {@code src/test/resources/traces}: each line is a command to a host, each line that begins with {@code ->} what
 * must come of it. They are the protocol by example; the hosts are the protocol's own classes over stores in memory.
 */
class TracesTest {

    private static final String OUTCOME = "-> ";

    private final Map<String, TraceHost> hosts = new LinkedHashMap<>();
    private final List<SealedBatch> sealed = new ArrayList<>();
    private final Reign first = new Reign("domain", 1, "m");

    static Stream<Path> traces() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(TracesTest.class.getResource("/traces")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void whatIsToldComesOfIt(Path trace) throws IOException {
        List<String> played = new ArrayList<>();
        List<String> written = Files.readAllLines(trace);
        for (String line : written) {
            if (line.isBlank() || line.startsWith("#")) {
                played.add(line);
            } else if (!line.startsWith(OUTCOME)) {
                played.add(line);
                play(line.split(" ")).forEach(outcome -> played.add(OUTCOME + outcome));
            }
        }
        assertThat(String.join("\n", played)).isEqualTo(String.join("\n", written));
    }

    private List<String> play(String[] words) {
        TraceHost host = hosts.computeIfAbsent(words[0], id -> new TraceHost(id, first));
        switch (words[1]) {
            case "writes" -> host.write(words[2], words[3], words[5]);
            case "removes" -> host.write(words[2], words[3], null);
            case "starts" -> host.start();
            case "is" -> backupOrRestore(host, words[words.length - 1]);
            case "trims" -> host.trim(stream(words[2]), Long.parseLong(words[5]));
            case "keeps" -> host.keepMine(stream(words[5]), hosts.get(words[3]));
            case "reigns" -> reign(words[0]);
            case "seals" -> {
                return seal(host, CollectionName.valueOf(words[2]));
            }
            case "receives" -> {
                return List.of(receive(host, words[2], words[3], words.length > 4 ? words[5] : ""));
            }
            case "catches" -> {
                return host.catchUp(stream(words[4]), hosts.get(words[6]));
            }
            case "shows" -> {
                return List.of(host.show(stream(words[2])));
            }
            default -> throw new IllegalArgumentException("no such command: " + String.join(" ", words));
        }
        return List.of();
    }

    private static void backupOrRestore(TraceHost host, String what) {
        if (what.equals("up")) {
            host.backUp();
        } else {
            host.restore();
        }
    }

    /** Mastership is handed over: the new master and whoever is named later learn of it at once. */
    private void reign(String master) {
        Reign before = hosts.values().iterator().next().reign();
        StreamId domain = new StreamId(CollectionName.DOMAIN, before.master());
        long last = hosts.get(before.master()).store().progress(domain).cursor().sequence();
        List<PastReign> past = new ArrayList<>(before.past());
        past.add(new PastReign(before.epoch(), before.master(), last));
        hosts.values().forEach(host -> host.reign(new Reign("domain", before.epoch() + 1, master, past)));
    }

    private List<String> seal(TraceHost host, CollectionName collection) {
        return host.seal(collection).map(batch -> {
            sealed.add(batch);
            return List.of(batch + " of " + batch.header().incarnation());
        }).orElse(List.of("nothing"));
    }

    private String receive(TraceHost host, String stream, String numbers, String run) {
        SealedBatch batch = sealed.stream()
                .filter(one -> one.toString().equals(stream + " " + numbers) && one.header().incarnation().endsWith(run))
                .reduce((one, later) -> later).orElseThrow();
        return host.receive(batch).kind().toString();
    }

    private static StreamId stream(String text) {
        String[] parts = text.split("/");
        return new StreamId(CollectionName.valueOf(parts[0]), parts[1]);
    }
}
