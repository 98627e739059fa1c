package org.ifolder.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ifolder.domain.Intake;

/** Counts what an import does, and lists a bounded number of what it did not take. */
class ImportTally {

    private final int most;
    private final Map<Intake, Long> people = new EnumMap<>(Intake.class);
    private final Map<Intake, Long> groups = new EnumMap<>(Intake.class);
    private final List<ListedEntry> skipped = new ArrayList<>();
    private final List<ListedEntry> refused = new ArrayList<>();
    private long skippedTotal;
    private long refusedTotal;

    ImportTally(int most) {
        this.most = most;
    }

    void person(Intake intake) {
        people.merge(intake, 1L, Long::sum);
    }

    void group(Intake intake) {
        groups.merge(intake, 1L, Long::sum);
    }

    void skip(long line, String dn, String reason) {
        skippedTotal++;
        list(skipped, line, dn, reason);
    }

    void refuse(long line, String dn, String reason) {
        refusedTotal++;
        list(refused, line, dn, reason);
    }

    private void list(List<ListedEntry> list, long line, String dn, String reason) {
        if (list.size() < most) {
            list.add(new ListedEntry(line, dn, reason));
        }
    }

    ImportResult result() {
        return new ImportResult(count(people, Intake.CREATED), count(people, Intake.UPDATED), count(people, Intake.UNCHANGED),
                inOrder(skipped), skippedTotal, inOrder(refused), refusedTotal,
                new GroupCounts(count(groups, Intake.CREATED), count(groups, Intake.UPDATED), count(groups, Intake.UNCHANGED)));
    }

    /** A batch is judged after later entries were read. */
    private static List<ListedEntry> inOrder(List<ListedEntry> listed) {
        return listed.stream().sorted(Comparator.comparingLong(ListedEntry::line)).toList();
    }

    private static long count(Map<Intake, Long> counts, Intake intake) {
        return counts.getOrDefault(intake, 0L);
    }
}
