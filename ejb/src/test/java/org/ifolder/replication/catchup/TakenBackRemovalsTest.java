package org.ifolder.replication.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A restored master takes back that it has removed a member, which its own records follow from. */
@Tag("invariant-5")
class TakenBackRemovalsTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    @Test
    void aRemovedMembersMembershipsAreTakenBackToo() {
        try (ConnectedHosts hosts = new ConnectedHosts(); EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"))) {
            EmbeddedHost slave = hosts.connect(master.slave("s"));
            Member ann = master.member("ann", "m");
            String staff = master.bean(Groups.class).create(ADMINISTRATOR, new GroupDetails("Staff", null)).id();
            master.bean(Groups.class).add(ADMINISTRATOR, staff, ann.id());
            seal(master, STREAM);
            master.bean(Members.class).remove(ADMINISTRATOR, ann.id(), null);
            seal(master, STREAM);
            slave.bean(CatchUp.class).request(STREAM, "m");
            EmbeddedHost restored = hosts.connect(EmbeddedHost.master("m"));

            restored.bean(CatchUp.class).request(STREAM, "s");

            assertThat(progress(restored, STREAM)).isEqualTo(progress(slave, STREAM));
            assertThat(progress(restored, STREAM).condition()).isEqualTo(Condition.STREAMING);
            assertThat(records(restored, STREAM)).isEqualTo(records(slave, STREAM));
        }
    }
}
