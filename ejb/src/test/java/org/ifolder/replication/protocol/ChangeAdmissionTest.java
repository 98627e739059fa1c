package org.ifolder.replication.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.protocol.Batches.CATALOG;
import static org.ifolder.replication.protocol.Batches.DOMAIN;
import static org.ifolder.replication.protocol.Batches.MASTER;
import static org.ifolder.replication.protocol.Batches.REIGN;
import static org.ifolder.replication.protocol.Batches.SLAVE;
import static org.ifolder.replication.protocol.Batches.batch;
import static org.ifolder.replication.protocol.Batches.change;
import static org.ifolder.replication.protocol.Batches.ifolder;
import static org.ifolder.replication.protocol.Batches.signed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ifolder.replication.protocol.Verdict.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChangeAdmissionTest {

    private static final StreamId DOMAIN_STREAM = new StreamId(CollectionName.DOMAIN, MASTER);
    private static final SealedBatch FIRST = batch(CATALOG, Cursor.START, ifolder(1), ifolder(2));
    private static final SealedBatch SECOND = batch(CATALOG, FIRST.cursor(), ifolder(3));
    private static final SealedBatch THIRD = batch(CATALOG, SECOND.cursor(), ifolder(4));

    private final ChangeAdmission admission = new ChangeAdmission(Batches.KEYS, Batches.NO_HEIRS, Batches.TYPES);

    @Test
    @Tag("R7.2")
    void whatContinuesTheCursorIsApplied() {
        assertThat(judge(FIRST, Cursor.START)).isEqualTo(Verdict.APPLY);
        assertThat(judge(SECOND, FIRST.cursor())).isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("invariant-5")
    void aNewIncarnationIsAppliedWhereItsParentIsTheCursor() {
        SealedBatch reborn = batch(DOMAIN, 2, CATALOG, "another run", FIRST.cursor(), ifolder(3));

        assertThat(judge(reborn, FIRST.cursor())).isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("R7.2")
    void theSameBatchAgainIsADuplicate() {
        assertThat(judge(FIRST, FIRST.cursor(), FIRST)).satisfies(is(Kind.DUPLICATE, "applied before"));
        assertThat(judge(FIRST, THIRD.cursor(), FIRST)).satisfies(is(Kind.DUPLICATE, "applied before"));
    }

    @Test
    @Tag("R7.2")
    void whatSkipsASequenceIsAGap() {
        assertThat(judge(THIRD, FIRST.cursor())).satisfies(is(Kind.GAP, "continues sequence 3, this host has 2"));
        assertThat(judge(SECOND, Cursor.START)).satisfies(is(Kind.GAP, "continues sequence 2, this host has 0"));
    }

    @Test
    @Tag("R7.3")
    void otherBytesUnderTheSameNumbersAreAFork() {
        SealedBatch other = batch(CATALOG, Cursor.START, ifolder(7), ifolder(8));

        assertThat(judge(other, FIRST.cursor(), FIRST)).satisfies(is(Kind.FORK, "sequence 1 was another batch before"));
    }

    @Test
    @Tag("R7.3")
    void theSameNumbersCutOtherwiseAreAFork() {
        SealedBatch half = batch(CATALOG, new Cursor("run", 1, "hash of another"), ifolder(2));

        assertThat(judge(half, FIRST.cursor())).satisfies(is(Kind.FORK, "sequences 2 to 2 were cut otherwise before"));
    }

    @Test
    @Tag("R7.3")
    void whatContinuesAnotherHistoryIsAFork() {
        SealedBatch other = batch(CATALOG, Cursor.START, ifolder(7), ifolder(8));
        SealedBatch child = batch(CATALOG, other.cursor(), ifolder(9));

        assertThat(judge(child, FIRST.cursor())).satisfies(is(Kind.FORK, "continues another history at sequence 2"));
    }

    @Test
    @Tag("invariant-5")
    void anIncarnationWhoseParentLiesBehindTheCursorIsAFork() {
        SealedBatch reborn = batch(DOMAIN, 2, CATALOG, "another run", FIRST.cursor(), ifolder(3), ifolder(4), ifolder(5));

        assertThat(judge(reborn, SECOND.cursor())).satisfies(is(Kind.FORK, "continues another history at sequence 2"));
    }

    @Test
    @Tag("R7.6")
    void aMessageOfAnotherDomainIsRefused() {
        SealedBatch foreign = batch("another", 2, CATALOG, "run", Cursor.START, ifolder(1));

        assertThat(judge(foreign, Cursor.START)).satisfies(is(Kind.REFUSED, "a message of another Domain"));
    }

    @Test
    @Tag("R7.6")
    void aDomainChangeOfAnOlderEpochIsRefused() {
        SealedBatch old = batch(DOMAIN, 1, DOMAIN_STREAM, "run", Cursor.START, change("member", "m-1", 1));

        assertThat(judge(old, Cursor.START)).satisfies(is(Kind.REFUSED, "a Domain change of the older epoch 1"));
    }

    @Test
    @Tag("R7.6")
    void aDomainChangeOfAnOlderEpochThatCameBeforeIsStillADuplicate() {
        SealedBatch old = batch(DOMAIN, 1, DOMAIN_STREAM, "run", Cursor.START, change("member", "m-1", 1));

        assertThat(judge(old, old.cursor(), old)).satisfies(is(Kind.DUPLICATE, "applied before"));
    }

    @Test
    @Tag("R7.2")
    @Tag("invariant-7")
    void whatIsOlderThanTheLogHereIsADuplicate() {
        assertThat(admission.judge(FIRST, REIGN, new Standing(THIRD.cursor(), 2, Optional.empty(), true)))
                .satisfies(is(Kind.DUPLICATE, "older than what the log here holds"));
    }

    @Test
    @Tag("R8.3")
    void aDomainChangeOfAnEndedReignIsAppliedUpToItsEnd() {
        Reign second = new Reign(DOMAIN, 3, SLAVE, List.of(new PastReign(2, MASTER, 1)));
        SealedBatch within = batch(DOMAIN, 2, DOMAIN_STREAM, "run", Cursor.START, change("member", "m-1", 1));
        SealedBatch beyond = batch(DOMAIN, 2, DOMAIN_STREAM, "run", within.cursor(), change("member", "m-1", 2));

        assertThat(admission.judge(within, second, new Standing(Cursor.START, 0, Optional.empty(), false)))
                .isEqualTo(Verdict.APPLY);
        assertThat(admission.judge(beyond, second, new Standing(within.cursor(), 0, Optional.empty(), true)))
                .satisfies(is(Kind.REFUSED, "a Domain change beyond the end of epoch 2"));
    }

    @Test
    @Tag("R8.3")
    void aNewReignsDomainChangesWaitForThoseOfTheReignsBefore() {
        Reign second = new Reign(DOMAIN, 3, SLAVE, List.of(new PastReign(2, MASTER, 1)));
        SealedBatch first = batch(DOMAIN, 3, new StreamId(CollectionName.DOMAIN, SLAVE), "run", Cursor.START,
                change("member", "m-1", 1));

        assertThat(admission.judge(first, second, new Standing(Cursor.START, 0, Optional.empty(), false)))
                .satisfies(is(Kind.GAP, "what earlier reigns have written has not all come yet"));
        assertThat(admission.judge(first, second, new Standing(Cursor.START, 0, Optional.empty(), true)))
                .isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("R8.3")
    void aDomainChangeOfAnEpochNotHeardOfYetWaits() {
        SealedBatch future = batch(DOMAIN, 3, DOMAIN_STREAM, "run", Cursor.START, change("member", "m-1", 1));

        assertThat(judge(future, Cursor.START)).satisfies(is(Kind.GAP, "of epoch 3, which this host has not heard of yet"));
    }

    @Test
    @Tag("R7.6")
    void anAuthoritysOwnBatchStaysValidAcrossEpochs() {
        SealedBatch old = batch(DOMAIN, 1, CATALOG, "run", Cursor.START, ifolder(1));

        assertThat(judge(old, Cursor.START)).isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("R1.1")
    @Tag("R7.6")
    void aDomainChangeOfASlaveIsRefused() {
        SealedBatch stray = batch(new StreamId(CollectionName.DOMAIN, SLAVE), Cursor.START, change("member", "s-1", 1));

        assertThat(judge(stray, Cursor.START)).satisfies(is(Kind.REFUSED, "a Domain change by a host that is not the master"));
    }

    @Test
    @Tag("R7.6")
    void aWrongSignatureIsRefused() {
        SealedBatch unsigned = signed(FIRST, "signed by nobody");

        assertThat(judge(unsigned, Cursor.START)).satisfies(is(Kind.REFUSED, "the signature is not its authority's"));
    }

    @Test
    @Tag("R7.6")
    void aWrongSignatureIsRefusedBeforeTheNumbersAreLookedAt() {
        assertThat(judge(signed(FIRST, "x"), FIRST.cursor(), FIRST).kind()).isEqualTo(Kind.REFUSED);
        assertThat(judge(signed(THIRD, "x"), Cursor.START).kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    @Tag("R2.4")
    void aBatchOfAHostWhoseRecordHasNotComeWaitsForIt() {
        SealedBatch early = batch(new StreamId(CollectionName.CATALOG, "stranger"), Cursor.START,
                change("ifolder", "stranger-1", 1));

        assertThat(judge(early, Cursor.START)).satisfies(is(Kind.GAP, "the authority's host record has not come yet"));
    }

    @Test
    @Tag("R7.6")
    void anAuthorityMayWriteItsOwnRecords() {
        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(ifolder(1), ifolder(2)))).isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("R7.6")
    @Tag("invariant-8")
    void aRecordOfAnotherAuthorityIsForeign() {
        Change foreign = change("ifolder", "other-1", 1);

        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(ifolder(1), foreign)))
                .satisfies(is(Kind.FOREIGN, "the record ifolder other-1 of another authority"));
    }

    @Test
    @Tag("R7.6")
    void aKeyThatNamesNoCreatorIsForeign() {
        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(change("ifolder", "nobody", 1))).kind()).isEqualTo(Kind.FOREIGN);
    }

    @Test
    @Tag("R7.6")
    void aKeyThatOnlyBeginsLikeTheAuthorityIsForeign() {
        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(change("ifolder", SLAVE + "2-1", 1))).kind())
                .isEqualTo(Kind.FOREIGN);
    }

    @Test
    @Tag("R7.6")
    void aRecordOfAnotherCollectionIsForeign() {
        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(change("member", "s-1", 1))))
                .satisfies(is(Kind.FOREIGN, "a member record in collection CATALOG"));
    }

    @Test
    @Tag("R1.1")
    void theMasterMayWriteDomainRecordsThatAnyHostCreated() {
        assertThat(admission.judgeContent(DOMAIN_STREAM, BatchHeader.FIRST_TERM, List.of(change("member", "s-1", 1)))).isEqualTo(Verdict.APPLY);
    }

    @Test
    @Tag("R2.7")
    void aBatchOfATermThatIsNotKnownYetWaits() {
        SealedBatch heirs = batchOfTerm(2);

        assertThat(admission.judge(heirs, REIGN, new Standing(Cursor.START, 0, Optional.empty(), true)))
                .satisfies(is(Kind.GAP, "of term 2, whose heir this host has not heard of yet"));
    }

    @Test
    @Tag("R2.7")
    void anHeirWritesNothingFromBeforeItsTerm() {
        Authorities heirSince5 = new Authorities() {
            @Override
            public List<String> line(String host) {
                return List.of(host, "m");
            }

            @Override
            public Set<String> inheritedBy(String host) {
                return Set.of();
            }

            @Override
            public long beginsAfter(StreamId stream, long term) {
                return 5;
            }
        };

        assertThat(new ChangeAdmission(Batches.KEYS, heirSince5, Batches.TYPES)
                .judge(batchOfTerm(2), REIGN, new Standing(Cursor.START, 0, Optional.empty(), true)))
                .satisfies(is(Kind.REFUSED, "a batch of term 2 from before that began"));
    }

    @Test
    @Tag("R2.7")
    @Tag("invariant-3")
    void aRecordOfALaterTermThanItsBatchIsForeign() {
        Change early = new Change("ifolder", "s-1", new RecordVersion(0, 2, 1), false, ifolder(1).payload());

        assertThat(admission.judgeContent(CATALOG, 1, List.of(early))).satisfies(is(Kind.FOREIGN, "the record ifolder s-1 in a term that has not come"));
        assertThat(admission.judgeContent(CATALOG, 2, List.of(early))).isEqualTo(Verdict.APPLY);
    }

    private static SealedBatch batchOfTerm(long term) {
        BatchHeader header = new BatchHeader(BatchHeader.FORMAT, Batches.DOMAIN, REIGN.epoch(), CATALOG.collection(), CATALOG.authority(), term,
                "run", Cursor.START, 1, "digest");
        return BatchFormat.read(BatchFormat.write(header, List.of(BatchFormat.write(ifolder(1))), Integer.MAX_VALUE), Batches.signature(SLAVE));
    }

    @Test
    @Tag("R7.8")
    void aRecordTypeOfALaterVersionIsLetThrough() {
        assertThat(admission.judgeContent(CATALOG, BatchHeader.FIRST_TERM, List.of(change("comment", "s-1", 1)))).isEqualTo(Verdict.APPLY);
    }

    private Verdict judge(SealedBatch batch, Cursor cursor) {
        return admission.judge(batch, REIGN, new Standing(cursor, 0, Optional.empty(), true));
    }

    private Verdict judge(SealedBatch batch, Cursor cursor, SealedBatch inLog) {
        return admission.judge(batch, REIGN, new Standing(cursor, 0, Optional.of(inLog.hash()), true));
    }

    private static Consumer<Verdict> is(Kind kind, String reason) {
        return verdict -> {
            assertThat(verdict.kind()).isEqualTo(kind);
            assertThat(verdict.reason()).isEqualTo(reason);
        };
    }
}
