package org.ifolder.replication.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.seal;

import org.ifolder.domain.member.Member;
import org.ifolder.replication.catchup.CatchUp;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is changed in a database by hand is found, and named. */
@Tag("invariant-9")
@Tag("on-postgresql")
class ScrubTest {

    private static final StreamId STREAM = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final EmbeddedHost master = hosts.connect(EmbeddedHost.master("m"));
    private final EmbeddedHost slave = hosts.connect(master.slave("s"));
    private Member ann;

    @BeforeEach
    void write() {
        ann = master.member("ann", "m");
        master.member("bob", "m");
        seal(master, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");
    }

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void nothingIsFoundWhereNothingWasChanged() {
        assertThat(slave.bean(Scrub.class).scrub(STREAM)).isEmpty();
        assertThat(master.bean(Scrub.class).scrub(STREAM)).isEmpty();
    }

    @Test
    void aChangedRowIsFoundAndComparedWithItsAuthority() {
        byHand("update member set display_name = 'Mallory' where record_key = '" + ann.id() + "'");

        assertThat(slave.bean(Scrub.class).scrub(STREAM).orElseThrow()).startsWith("member " + ann.id());
        slave.bean(DifferenceFinder.class).look(STREAM);

        assertThat(progress(slave, STREAM).difference())
                .isEqualTo("member " + ann.id() + ": other content in the same version " + ann.version() + " at its authority");
    }

    @Test
    void aRowThatIsGoneIsFound() {
        byHand("delete from member where record_key = '" + ann.id() + "'");

        assertThat(slave.bean(Scrub.class).scrub(STREAM)).isPresent();
        slave.bean(DifferenceFinder.class).look(STREAM);

        assertThat(progress(slave, STREAM).difference())
                .isEqualTo("member " + ann.id() + ": missing here, version " + ann.version() + " at its authority");
    }

    @Test
    void aDifferenceOutlivesTheNextBatchAndEndsWithTheRecord() {
        byHand("update member set display_name = 'Mallory' where record_key = '" + ann.id() + "'");
        slave.bean(Scrub.class).scrub(STREAM);
        slave.bean(DifferenceFinder.class).look(STREAM);
        master.member("eve", "m");
        seal(master, STREAM);
        slave.bean(CatchUp.class).request(STREAM, "m");

        assertThat(slave.bean(Findings.class).of(STREAM)).isPresent();

        byHand("update member set display_name = '" + ann.displayName() + "' where record_key = '" + ann.id() + "'");
        slave.bean(DifferenceFinder.class).look(STREAM);
        assertThat(slave.bean(Findings.class).of(STREAM)).isEmpty();
        assertThat(progress(slave, STREAM).difference()).isNull();
    }

    @Test
    void theMasterComparesItsOwnRecordsWithNobody() {
        master.run(() -> master.em().createNativeQuery("update member set display_name = 'Mallory'").executeUpdate());

        assertThat(master.bean(Scrub.class).scrub(STREAM)).isPresent();
        master.bean(DifferenceFinder.class).look(STREAM);

        assertThat(progress(master, STREAM).difference()).contains("is not what was noted");
    }

    private void byHand(String statement) {
        slave.run(() -> slave.em().createNativeQuery(statement).executeUpdate());
    }
}
