package org.ifolder.replication.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Cursor;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch.Found;
import org.ifolder.replication.protocol.snapshot.DifferenceSearch.Outcome;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.RecordRange;
import org.ifolder.replication.protocol.snapshot.RecordRanges;
import org.ifolder.replication.protocol.snapshot.RecordStamp;
import org.ifolder.replication.protocol.snapshot.RecordStamps;
import org.ifolder.replication.protocol.snapshot.RecordStanding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R7.6")
class DifferenceSearchTest {

    private static final String[] HASHES = {"A", "B"};

    private final Side here = new Side();
    private final Side there = new Side();

    @Test
    void theSameRecordsAreTheSame() {
        fill(1000);

        assertThat(search().outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void noRecordsAreTheSame() {
        assertThat(search().outcome()).isEqualTo(Outcome.SAME);
    }

    @Test
    void theOneRecordThatDiffersIsFoundWhereverItIs() {
        for (int at : new int[] {0, 1, 499, 500, 998, 999}) {
            fill(1000);
            there.put(at, "1.1.4", hash(4));

            Found found = search();

            assertThat(found.place()).isEqualTo(place(at));
            assertThat(found.describe("its authority")).isEqualTo("member " + place(at).key() + ": version 1.1.3 here, 1.1.4 at its authority");
        }
    }

    @Test
    void otherContentInTheSameVersionIsFound() {
        fill(300);
        there.put(200, "1.1.3", hash(99));

        assertThat(search().describe("the master")).isEqualTo("member " + place(200).key()
                + ": other content in the same version 1.1.3 at the master");
    }

    @Test
    void aRecordThatIsOnOneSideAloneIsFound() {
        fill(300);
        there.records.remove(place(77));
        assertThat(search().describe("the master")).isEqualTo("member " + place(77).key() + ": version 1.1.3 here, missing at the master");

        there.put(77, "1.1.3", hash(77));
        here.records.remove(place(78));
        assertThat(search().describe("the master")).isEqualTo("member " + place(78).key() + ": missing here, version 1.1.3 at the master");
    }

    @Test
    void aSideThatIsEmptyDiffersInTheFirstRecord() {
        fill(1000);
        there.records.clear();

        assertThat(search().place()).isEqualTo(place(0));

        fill(1000);
        here.records.clear();
        assertThat(search().place()).isEqualTo(place(0));
    }

    @Test
    void theFirstOfManyIsFound() {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            fill(700);
            int first = random.nextInt(700);
            for (int i = first; i < 700; i += 1 + random.nextInt(50)) {
                there.put(i, "1.1.9", hash(i + 5000));
            }

            assertThat(search().place()).isEqualTo(place(first));
        }
    }

    @Test
    void anotherVersionUnderOtherCursorsIsNoDifference() {
        fill(300);
        there.put(5, "1.1.4", hash(4));
        there.standing = new RecordStanding(new Cursor("run", 11, "later"), 0, 0);

        assertThat(search().outcome()).isEqualTo(Outcome.MOVED);
    }

    @Test
    void anotherVersionThatWaitsToBeSealedIsNoDifference() {
        fill(300);
        there.put(5, "1.1.4", hash(4));
        there.standing = new RecordStanding(here.standing.cursor(), 1, 0);

        assertThat(search().outcome()).isEqualTo(Outcome.MOVED);
    }

    @Test
    void whatIsGoneAtTheSecondLookIsNoDifference() {
        fill(300);
        there.put(5, "1.1.4", hash(4));
        there.afterStamps = () -> there.put(5, "1.1.3", hash(5));

        assertThat(search().outcome()).isEqualTo(Outcome.MOVED);
    }

    @Test
    void manyRecordsNeedFewQuestions() {
        fill(20_000);
        there.put(12_345, "1.1.4", hash(4));

        search();

        assertThat(there.questions).isLessThan(20);
    }

    private Found search() {
        return new DifferenceSearch(here, there).search();
    }

    private void fill(int count) {
        here.records.clear();
        there.records.clear();
        for (int i = 0; i < count; i++) {
            here.put(i, "1.1.3", hash(i));
            there.put(i, "1.1.3", hash(i));
        }
    }

    private static RecordPlace place(int i) {
        return new RecordPlace("member", "host-%06d".formatted(i));
    }

    private static String hash(int i) {
        return BatchFormat.hash((HASHES[i % 2] + i).getBytes(StandardCharsets.UTF_8));
    }

    /** Records in memory. */
    private static final class Side implements DifferenceSearch.Side {

        private final TreeMap<RecordPlace, RecordStamp> records = new TreeMap<>();
        private RecordStanding standing = new RecordStanding(new Cursor("run", 10, "hash"), 0, 0);
        private Runnable afterStamps = () -> {
        };
        private int questions;

        void put(int i, String version, String hash) {
            records.put(place(i), new RecordStamp(place(i), version, hash));
        }

        private List<RecordStamp> between(RecordPlace after, RecordPlace upTo) {
            return List.copyOf((upTo == null ? records.tailMap(after, false) : records.subMap(after, false, upTo, true)).values());
        }

        @Override
        public RecordRanges ranges(RecordPlace after, RecordPlace upTo, int parts) {
            List<RecordStamp> all = between(after, upTo);
            List<RecordPlace> ends = new ArrayList<>();
            int length = Math.max(1, (all.size() + parts - 1) / parts);
            for (int i = length; i < all.size(); i += length) {
                ends.add(all.get(i - 1).place());
            }
            ends.add(upTo);
            return ranges(after, ends);
        }

        @Override
        public RecordRanges ranges(RecordPlace after, List<RecordPlace> ends) {
            questions++;
            List<RecordRange> ranges = new ArrayList<>();
            RecordPlace from = after;
            for (RecordPlace end : ends) {
                Digest sum = Digest.empty();
                List<RecordStamp> run = between(from, end);
                run.forEach(stamp -> sum.add(stamp.hash()));
                ranges.add(new RecordRange(end, run.size(), sum.fingerprint()));
                from = end;
            }
            return new RecordRanges(standing, ranges);
        }

        @Override
        public RecordStamps stamps(RecordPlace after, RecordPlace upTo) {
            questions++;
            RecordStamps stamps = new RecordStamps(standing, between(after, upTo));
            afterStamps.run();
            return stamps;
        }
    }
}
