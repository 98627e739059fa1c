package org.ifolder.replication.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.catchup.ConnectedHosts.addsUp;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import java.util.List;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.catchup.CatchUp;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A master that was restored from an old copy and written to, and a slave that has what the master had sent before. */
@Tag("invariant-5")
class ForkResolutionTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");
    private static final PageRequest FIRST_PAGE = new PageRequest(0, 50, null);

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost before = hosts.connect(EmbeddedHost.master("m"));
    private final EmbeddedHost slave = hosts.connect(before.slave("s"));
    private EmbeddedHost restored;
    private Member both;
    private Member lost;
    private Member made;

    @BeforeEach
    void fork() {
        both = before.member("both", "m");
        seal(before, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");
        restored = hosts.connect(EmbeddedHost.master("m"));
        restored.bean(CatchUp.class).request(STREAM, "s");

        hosts.connect(before);
        before.bean(Members.class).disable(ADMINISTRATOR, both.id(), null);
        lost = before.member("lost", "m");
        seal(before, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");

        hosts.connect(restored);
        made = restored.member("made", "m");
        seal(restored, STREAM);
        restored.bean(CatchUp.class).request(STREAM, "s");
        slave.bean(CatchUp.class).request(STREAM, "m");
        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.FORK);
        assertThat(progress(slave, STREAM).condition()).isEqualTo(Condition.FORK);
    }

    @AfterEach
    void close() {
        before.close();
        hosts.close();
    }

    @Test
    void bothSidesAreShown() {
        Fork fork = resolution().show(STREAM, FIRST_PAGE);

        assertThat(fork.holder()).isEqualTo("s");
        assertThat(fork.total()).isEqualTo(3);
        assertThat(fork.records()).extracting(Fork.Difference::key).containsExactlyInAnyOrder(both.id(), lost.id(), made.id());
        assertThat(fork.records()).filteredOn(record -> record.key().equals(lost.id())).singleElement()
                .matches(record -> record.here() == null && "lost".equals(record.there().payload().get("loginName")));
        assertThat(resolution().show(STREAM, new PageRequest(1, 2, null)).records()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void afterADecisionBothHaveTheSame(Fork.Keep keep) {
        Fork.Decision decision = resolution().resolve(STREAM, resolution().show(STREAM, FIRST_PAGE).tag(), keep);

        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.STREAMING);
        seal(restored, STREAM);
        slave.bean(CatchUp.class).retry(STREAM, "m");
        assertThat(progress(slave, STREAM).condition()).isEqualTo(Condition.STREAMING);
        assertThat(progress(slave, STREAM).cursor()).isEqualTo(progress(restored, STREAM).cursor());
        assertThat(progress(slave, STREAM).difference()).isNull();
        assertThat(records(slave, STREAM)).isEqualTo(records(restored, STREAM));
        assertThat(addsUp(restored, STREAM)).isTrue();
        assertThat(addsUp(slave, STREAM)).isTrue();
        assertThat(decision.decided()).isEqualTo(3);
        assertThat(lives(lost)).isEqualTo(keep != Fork.Keep.MINE);
        assertThat(lives(made)).isEqualTo(keep != Fork.Keep.THEIRS);
        assertThat(decision.lost()).extracting(Fork.Lost::key).containsExactlyInAnyOrderElementsOf(switch (keep) {
            case MINE -> List.of(both.id(), lost.id());
            case THEIRS -> List.of(both.id(), made.id());
            case NEWER -> List.of(both.id());
        });
    }

    @Test
    void theStreamGoesOnAfterIt() {
        resolution().resolve(STREAM, resolution().show(STREAM, FIRST_PAGE).tag(), Fork.Keep.NEWER);
        seal(restored, STREAM);
        slave.bean(CatchUp.class).retry(STREAM, "m");

        restored.member("next", "m");
        seal(restored, STREAM);
        slave.bean(CatchUp.class).retry(STREAM, "m");

        assertThat(progress(slave, STREAM).cursor()).isEqualTo(progress(restored, STREAM).cursor());
        assertThat(records(slave, STREAM)).isEqualTo(records(restored, STREAM));
    }

    @Test
    void aDecisionAboutSomethingElseThanWasSeenIsRefused() {
        assertThatThrownBy(() -> resolution().resolve(STREAM, "other", Fork.Keep.MINE)).isInstanceOf(Refusal.class)
                .matches(refusal -> ((Refusal) refusal).kind() == Refusal.Kind.STALE);
        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.FORK);
    }

    @Test
    @Tag("invariant-9")
    void whatTheAuthorityHasNotSignedThereCannotBeKept() {
        assertThat(resolution().show(STREAM, FIRST_PAGE).proven()).isTrue();
        slave.run(() -> slave.em().createNativeQuery("update member set display_name = 'Mallory'").executeUpdate());

        Fork fork = resolution().show(STREAM, FIRST_PAGE);
        assertThat(fork.proven()).isFalse();
        for (Fork.Keep keep : List.of(Fork.Keep.THEIRS, Fork.Keep.NEWER)) {
            assertThatThrownBy(() -> resolution().resolve(STREAM, fork.tag(), keep)).isInstanceOf(Refusal.class)
                    .hasMessageContaining("do not add up")
                    .matches(refusal -> ((Refusal) refusal).kind() == Refusal.Kind.CONFLICT);
        }
        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.FORK);
        assertThat(restored.bean(ForkResolution.class).show(STREAM, FIRST_PAGE).tag()).isEqualTo(fork.tag());

        resolution().resolve(STREAM, fork.tag(), Fork.Keep.MINE);
        assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.STREAMING);
    }

    @Test
    void oneDecisionIsMadeAtATime() {
        String tag = resolution().show(STREAM, FIRST_PAGE).tag();

        assertThatThrownBy(() -> restored.bean(RepairTurns.class).alone(STREAM,
                () -> resolution().resolve(STREAM, tag, Fork.Keep.MINE))).isInstanceOf(Refusal.class)
                .matches(refusal -> ((Refusal) refusal).kind() == Refusal.Kind.CONFLICT);

        resolution().resolve(STREAM, tag, Fork.Keep.MINE);
        assertThatThrownBy(() -> resolution().resolve(STREAM, tag, Fork.Keep.MINE)).isInstanceOf(Refusal.class);
    }

    @Test
    void aForkIsNotCopiedOver() {
        StreamRepair repair = slave.bean(StreamRepair.class);
        assertThatThrownBy(() -> repair.resynchronise(STREAM)).isInstanceOf(Refusal.class)
                .hasMessageContaining("what this host has after sequence 1, up to 3").hasMessageContaining("host m, decides");

        resolution().resolve(STREAM, resolution().show(STREAM, FIRST_PAGE).tag(), Fork.Keep.NEWER);
        seal(restored, STREAM);
        repair.resynchronise(STREAM);
        assertThat(records(slave, STREAM)).isEqualTo(records(restored, STREAM));
    }

    @Test
    void whileItIsAForkNothingIsWritten() {
        assertThatThrownBy(() -> restored.member("late", "m")).isInstanceOf(Refusal.class);
    }

    private boolean lives(Member member) {
        return records(slave, STREAM).stream().anyMatch(record -> record.key().equals(member.id()) && !record.removed());
    }

    private ForkResolution resolution() {
        return restored.bean(ForkResolution.class);
    }
}
