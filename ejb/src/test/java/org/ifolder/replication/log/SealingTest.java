package org.ifolder.replication.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import java.util.List;
import java.util.Optional;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.history.Run;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.server.LocalHost;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From a boundary's change through its sealed batch to the rows of another host. */
class SealingTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");
    private static final DigestScope SCOPE = DigestScope.of(STREAM);

    private final EmbeddedHost master = EmbeddedHost.master("m");
    private final EmbeddedHost slave = master.slave("s");

    @AfterEach
    void close() {
        master.close();
        slave.close();
    }

    @Test
    @Tag("invariant-9")
    @Tag("R7.5")
    void bothHostsComeToTheDigestThatWasSigned() {
        Member ann = master.member("ann", "m");
        Member bob = master.member("bob", "s");
        String staff = master.bean(Groups.class).create(ADMINISTRATOR, new GroupDetails("Staff", null)).id();
        send();
        master.bean(Groups.class).add(ADMINISTRATOR, staff, ann.id());
        master.bean(Groups.class).add(ADMINISTRATOR, staff, bob.id());
        master.bean(Members.class).disable(ADMINISTRATOR, bob.id(), null);
        send();
        master.bean(Groups.class).takeOut(ADMINISTRATOR, staff, ann.id());
        master.bean(Members.class).remove(ADMINISTRATOR, bob.id(), null);
        master.bean(Groups.class).add(ADMINISTRATOR, staff, ann.id());

        SealedBatch last = send();

        assertThat(seal()).isEmpty();
        for (EmbeddedHost host : new EmbeddedHost[] {master, slave}) {
            assertThat(host.<String>call(() -> store(host).digest(SCOPE).fingerprint())).isEqualTo(last.header().digest());
            List<Change> records = host.call(() -> store(host).records(SCOPE, RecordPlace.FIRST, Integer.MAX_VALUE, Integer.MAX_VALUE).records());
            assertThat(SealedBatches.digest(records).fingerprint()).isEqualTo(last.header().digest());
        }
    }

    @Test
    @Tag("invariant-5")
    void theFirstBatchOfARunNotesTheRun() {
        master.member("ann", "m");
        send();
        master.member("bob", "m");
        send();

        Run run = new Run(master.bean(LocalHost.class).incarnation(), 0);
        assertThat(master.<Iterable<Run>>call(() -> store(master).history(STREAM).runs())).containsExactly(run);
        assertThat(slave.<Iterable<Run>>call(() -> store(slave).history(STREAM).runs())).containsExactly(run);
    }

    @Test
    @Tag("invariant-14")
    void aLargeBatchIsCompressed() {
        for (int i = 0; i < 40; i++) {
            master.member("member" + i, "m");
        }

        assertThat(send().body()).hasSizeLessThan(6_000).startsWith(0x1f, 0x8b);
    }

    @Test
    @Tag("invariant-5")
    void nothingIsSealedInAStreamThatDoesNotFlow() {
        master.member("ann", "m");
        master.run(() -> store(master).save(STREAM, StreamProgress.START.in(Condition.FORK, "two histories")));

        assertThat(seal()).isEmpty();
    }

    private Optional<SealedBatch> seal() {
        return master.bean(ReplicationTransactions.class).seal(STREAM);
    }

    private SealedBatch send() {
        SealedBatch batch = seal().orElseThrow();
        Verdict verdict = slave.bean(BatchReceiver.class).receive(batch, "m");
        assertThat(verdict.kind()).isEqualTo(Verdict.Kind.APPLY);
        assertThat(verdict.difference()).isNull();
        return batch;
    }

    private static HostStore store(EmbeddedHost host) {
        return host.bean(HostStore.class);
    }
}
