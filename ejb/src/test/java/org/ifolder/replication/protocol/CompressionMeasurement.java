package org.ifolder.replication.protocol;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What compressing a batch costs and saves, by its size: the ground for the default of
 * {@code ifolder.replication.compressed-from-bytes}. Run by hand; prints a table with medians.
 */
public final class CompressionMeasurement {

    private static final int[] CHANGES = {1, 2, 3, 5, 10, 50, 500};
    private static final int ROUNDS = 7;
    private static final int REPEATS = 400;
    private static final Random RANDOM = new Random(1);

    private CompressionMeasurement() {
    }

    public static void main(String[] arguments) {
        System.out.println("| changes | JSON bytes | compressed | saved | to write, µs | to read, µs |");
        System.out.println("|---|---|---|---|---|---|");
        for (int changes : CHANGES) {
            measure(changes);
        }
    }

    private static void measure(int count) {
        List<byte[]> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            changes.add(BatchFormat.write(member(i)));
        }
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, "01m82fc47jn5a17zkqk4c9sh2y-01m82fc47k", 1, CollectionName.DOMAIN,
                "01m82fc47jn5a17zkqk4c9sh2y", BatchHeader.FIRST_TERM, "6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11", new Cursor("6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11",
                812, "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"), 812 + count, "WOXvT6NB0gZqkdNLzTbt0popH-8GioR3-3RNFOPNwtc");
        byte[] plain = BatchFormat.write(header, changes, Integer.MAX_VALUE);
        byte[] packed = BatchFormat.write(header, changes, 0);
        SealedBatch ofPlain = BatchFormat.read(plain, "");
        SealedBatch ofPacked = BatchFormat.read(packed, "");
        double write = microseconds(() -> BatchFormat.write(header, changes, 0), count)
                - microseconds(() -> BatchFormat.write(header, changes, Integer.MAX_VALUE), count);
        double read = microseconds(() -> BatchFormat.changes(ofPacked), count) - microseconds(() -> BatchFormat.changes(ofPlain), count);
        System.out.printf("| %d | %d | %d | %d %% | %.0f | %.0f |%n", count, plain.length, packed.length,
                100 - 100 * packed.length / plain.length, write, read);
    }

    private static double microseconds(Runnable work, int count) {
        int repeats = Math.max(20, REPEATS / count);
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < repeats; i++) {
                work.run();
            }
            rounds[round] = (System.nanoTime() - start) / 1000.0 / repeats;
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static Change member(int number) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        String login = "member" + RANDOM.nextInt(1_000_000);
        payload.put("loginName", login).put("givenName", "Given" + number).put("familyName", "Family" + RANDOM.nextInt(10_000))
                .put("displayName", "Given" + number + " Family").put("email", login + "@example.org")
                .put("homeHost", "01m82fc47jn5a17zkqk4c9sh2y").put("source", "LOCAL").put("state", "ACTIVE");
        String key = RecordKey.of("01m82fc47jn5a17zkqk4c9sh2y", Long.toString(RANDOM.nextLong() >>> 1, 36) + Long.toString(number, 36));
        return new Change("member", key, new RecordVersion(1, 1, 1), false, payload);
    }
}
