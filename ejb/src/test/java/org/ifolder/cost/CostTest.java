package org.ifolder.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ifolder.access.Caller;
import org.ifolder.catalog.IFolderChange;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.domain.member.Members;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.log.BatchReceiver;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.testing.DatabaseCost;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a change costs the databases on its way from the boundary to another host's rows: statements, flushes, bytes. These do not
 * depend on the machine, and are gated: more than a tenth above what {@code costs.properties} has, and the build fails. Where a change is
 * worth its cost, the figure there is changed with it.
 */
@Tag("R9.3")
class CostTest {

    private static final int MANY = 100;
    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");
    private static final StreamId CATALOG = new StreamId(CollectionName.CATALOG, "s");

    private final Costs costs = Costs.stored();
    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"));
    private final EmbeddedHost slave = hosts.connect(master.slave("s"));
    private final List<Member> members = new ArrayList<>();
    private final List<String> ifolders = new ArrayList<>();
    private int round;

    @BeforeEach
    void bothHostsHaveTheSame() {
        IntStream.range(0, MANY).forEach(number -> members.add(master.member("member" + number, "s")));
        carry(master, DOMAIN, slave);
        Member owner = members.get(0);
        IntStream.range(0, MANY).forEach(number -> ifolders.add(slave.bean(IFolders.class)
                .create(Caller.member(owner.loginName(), owner.id()), new NewIFolder("ifolder" + number, null, null)).ifolder().key()));
        carry(slave, CATALOG, master);
        changeMembers(1);
        carry(master, DOMAIN, slave);
        changeIFolders(1);
        carry(slave, CATALOG, master);
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void costOfAMembersChangeIsNotMoreThanItWas() {
        costs.check("member.change", master.costOf(() -> changeMembers(1)));
        carryAndCheck("member", 1, master, DOMAIN, slave);
        changeMembers(MANY);
        carryAndCheck("member", MANY, master, DOMAIN, slave);
    }

    @Test
    void costOfAnIFoldersChangeIsNotMoreThanItWas() {
        costs.check("ifolder.change", slave.costOf(() -> changeIFolders(1)));
        carryAndCheck("ifolder", 1, slave, CATALOG, master);
        changeIFolders(MANY);
        carryAndCheck("ifolder", MANY, slave, CATALOG, master);
    }

    @Test
    @Tag("R7.9")
    void costOfAHeartbeatDoesNotGrowWithTheStreams() {
        DatabaseCost reports = master.costOf(() -> assertThat(master.bean(ReplicationStatus.class).reports()).hasSize(2));

        costs.check("heartbeat", reports);
    }

    private void changeMembers(int count) {
        round++;
        for (Member member : members.subList(0, count)) {
            MemberDetails before = member.details();
            master.bean(Members.class).change(EmbeddedHost.ADMINISTRATOR, member.id(), new MemberDetails(before.loginName(),
                    "Given" + round, before.familyName(), before.displayName(), before.email()), null);
        }
    }

    private void changeIFolders(int count) {
        round++;
        Member owner = members.get(0);
        for (int number = 0; number < count; number++) {
            slave.bean(IFolders.class).change(Caller.member(owner.loginName(), owner.id()), ifolders.get(number),
                    new IFolderChange("ifolder" + number, "Described for the time " + round, null), null);
        }
    }

    private void carry(EmbeddedHost from, StreamId stream, EmbeddedHost to) {
        SealedBatch batch = ConnectedHosts.seal(from, stream);
        to.bean(BatchReceiver.class).receive(batch, from.id());
    }

    /** Follows a batch: sealed by its authority, received by the other host. */
    private void carryAndCheck(String what, int count, EmbeddedHost from, StreamId stream, EmbeddedHost to) {
        String name = what + "." + count;
        List<SealedBatch> batch = new ArrayList<>();
        DatabaseCost sealing = from.costOf(() -> batch.add(ConnectedHosts.seal(from, stream)));
        costs.check(name + ".seal", sealing);
        SealedBatch sealed = batch.get(0);
        assertThat(sealed.header().to() - sealed.header().previous().sequence()).as("changes in the batch").isEqualTo(count);
        costs.check(name + ".bytes", sealed.body().length + sealed.signature().length());
        costs.check(name + ".receive", to.costOf(() -> to.bean(BatchReceiver.class).receive(sealed, from.id())));
    }
}
