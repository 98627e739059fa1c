package org.ifolder.replication.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ifolder.testing.EmbeddedHost.ADMINISTRATOR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.domain.group.Groups;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("on-postgresql")
class OutboxTest {

    private final EmbeddedHost host = EmbeddedHost.master("m");
    private final Groups groups = host.bean(Groups.class);

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    @Tag("invariant-9")
    void eachChangeNotesWhatItDoesToTheContent() {
        String id = groups.create(ADMINISTRATOR, new GroupDetails("Staff", null)).id();
        groups.change(ADMINISTRATOR, id, new GroupDetails("Crew", null), null);
        groups.remove(ADMINISTRATOR, id, null);

        List<Change> changes = host.changes();
        assertThat(contents()).containsExactly(new ContentChange(null, changes.get(0).contentHash()),
                new ContentChange(changes.get(0).contentHash(), changes.get(1).contentHash()),
                new ContentChange(changes.get(1).contentHash(), null));
    }

    @Test
    @Tag("invariant-9")
    void theContentIsThatOfTheBytesWhichAreSent() {
        groups.create(ADMINISTRATOR, new GroupDetails("Pläne \uD83D\uDE00", "über\nalles"));

        assertThat(contents()).containsExactly(new ContentChange(null, host.changes().get(0).contentHash()));
    }

    @Test
    @Tag("R7.8")
    void aRecordThatIsChangedHereKeepsWhatALaterVersionHasSaid() {
        String id = groups.create(ADMINISTRATOR, new GroupDetails("Staff", null)).id();
        Change created = host.changes().get(0);
        ObjectNode more = ((ObjectNode) created.payload()).put("colour", "red");
        host.take(List.of(new Change("group", id, created.version().next(1, 1), false, more)));

        groups.change(ADMINISTRATOR, id, new GroupDetails("Crew", null), null);

        Change changed = host.changes().get(1);
        assertThat(changed.payload().path("colour").asText()).isEqualTo("red");
        assertThat(changed.payload().path("name").asText()).isEqualTo("Crew");
    }

    @Test
    @Tag("R7.7")
    void aNewRecordIsNewerThanAllThatWasPurged() {
        host.bean(PurgedVersions.class).raise(new StreamId(CollectionName.DOMAIN, host.id()), new RecordVersion(1, 2, 40));
        host.bean(PurgedVersions.class).raise(new StreamId(CollectionName.DOMAIN, host.id()), new RecordVersion(1, 1, 70));

        assertThat(groups.create(ADMINISTRATOR, new GroupDetails("Staff", null)).version())
                .isEqualTo(new RecordVersion(1, 2, 41));
    }

    @Test
    void whatWasPurgedIsAskedForOnce() {
        groups.create(ADMINISTRATOR, new GroupDetails("Staff", null));
        int second = host.statementsOf(() -> groups.create(ADMINISTRATOR, new GroupDetails("Crew", null)));

        assertThat(second).isEqualTo(host.statementsOf(() -> groups.create(ADMINISTRATOR, new GroupDetails("Team", null))));
        assertThat(second).isLessThanOrEqualTo(2);
    }

    @Test
    @Tag("invariant-5")
    void nothingIsTakenWhileTheStreamIsClosed() {
        ClosedStreams closed = host.bean(ClosedStreams.class);
        closed.close(new StreamId(CollectionName.CATALOG, host.id()), "elsewhere");
        closed.close(CollectionName.DOMAIN, ClosedStreams.Cause.SECOND_COPY, "this is a second copy of the host");

        Refusal refusal = catchThrowableOfType(Refusal.class,
                () -> groups.create(ADMINISTRATOR, new GroupDetails("Staff", null)));

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(refusal).hasMessage("this is a second copy of the host");
        assertThat(host.changes()).isEmpty();

        closed.open(CollectionName.DOMAIN, ClosedStreams.Cause.SECOND_COPY);
        groups.create(ADMINISTRATOR, new GroupDetails("Staff", null));
        assertThat(host.changes()).hasSize(1);
    }

    @Test
    @Tag("invariant-5")
    void whatEndsOneCauseLeavesTheOther() {
        ClosedStreams closed = host.bean(ClosedStreams.class);
        closed.close(CollectionName.DOMAIN, ClosedStreams.Cause.SECOND_COPY, "a second copy");
        closed.close(new StreamId(CollectionName.DOMAIN, host.id()), "a fork");

        closed.open(new StreamId(CollectionName.DOMAIN, host.id()));
        assertThat(closed.isClosed(CollectionName.DOMAIN)).isTrue();
        closed.open(CollectionName.DOMAIN, ClosedStreams.Cause.SECOND_COPY);
        assertThat(closed.isClosed(CollectionName.DOMAIN)).isFalse();
    }

    private List<ContentChange> contents() {
        return host.call(() -> host.em()
                .createQuery("select e.contentBefore, e.contentAfter from OutboxEntry e order by e.id", Object[].class)
                .getResultStream().map(row -> new ContentChange((String) row[0], (String) row[1])).toList());
    }
}
