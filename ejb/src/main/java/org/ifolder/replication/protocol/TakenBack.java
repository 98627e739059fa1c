package org.ifolder.replication.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How changes that a restored host takes back fit to those that wait in its outbox.
 *
 * @param known waiting changes that are among those taken back, and so have their number
 * @param conflict the first waiting change that is not, though its record was taken back in its version or a newer one; empty where
 *        nothing of this host's own is lost
 */
record TakenBack(List<PendingChange> known, Optional<String> conflict) {

    static TakenBack of(List<Change> taken, List<PendingChange> pending) {
        Map<String, List<Change>> byRecord = new HashMap<>();
        taken.forEach(change -> byRecord.computeIfAbsent(record(change), key -> new ArrayList<>()).add(change));
        List<PendingChange> known = new ArrayList<>();
        for (PendingChange waiting : pending) {
            Change own = BatchFormat.change(waiting.change());
            List<Change> same = byRecord.getOrDefault(record(own), List.of());
            if (same.stream().anyMatch(change -> isSame(change, own))) {
                known.add(waiting);
            } else if (same.stream().anyMatch(change -> !own.version().isNewerThan(change.version()))) {
                return new TakenBack(known, Optional.of("the record " + own.type() + " " + own.key()
                        + " was changed here and elsewhere, in version " + own.version()));
            }
        }
        return new TakenBack(known, Optional.empty());
    }

    private static boolean isSame(Change one, Change other) {
        return one.version().equals(other.version()) && Objects.equals(one.contentHash(), other.contentHash());
    }

    private static String record(Change change) {
        return change.type() + " " + change.key();
    }
}
