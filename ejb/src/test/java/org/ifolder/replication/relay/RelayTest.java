package org.ifolder.replication.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.replication.catchup.ConnectedHosts.progress;
import static org.ifolder.replication.catchup.ConnectedHosts.records;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ifolder.access.Caller;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.domain.member.Member;
import org.ifolder.replication.catchup.ConnectedHosts;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.HostAgreement;
import org.ifolder.replication.protocol.HostAgreement.State;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.StreamHead;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.server.Uptime;
import org.ifolder.testing.EmbeddedHost;
import org.ifolder.testing.MovedUptime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Both turns of the relay over a link in memory and a clock that the test moves. */
class RelayTest {

    private static final StreamId DOMAIN = new StreamId(CollectionName.DOMAIN, "m");

    private final ConnectedHosts hosts = new ConnectedHosts();
    private final MovedClock clock = new MovedClock();
    private final MovedUptime uptime = new MovedUptime();
    private final MemoryLinks links = new MemoryLinks("s");
    private final EmbeddedHost master = linked(hosts.connectUnheard(EmbeddedHost.master("m")));
    private final EmbeddedHost slave = linked(hosts.connectUnheard(master.slave("s")));
    private final List<EmbeddedHost> replaced = new ArrayList<>();
    private MasterTurn masterTurn;
    private SlaveTurn slaveTurn;

    @BeforeEach
    void open() {
        masterTurn = new MasterTurn(master.bean(Relaying.class));
        slaveTurn = new SlaveTurn(slave.bean(Relaying.class), "s");
    }

    @AfterEach
    void close() {
        hosts.close();
        replaced.forEach(EmbeddedHost::close);
    }

    @Test
    void whatTheMasterPublishesArrivesAndBothAreIdentical() {
        master.member("ann", "m");
        ConnectedHosts.seal(master, DOMAIN);

        second();
        second();
        second();

        assertThat(records(slave, DOMAIN)).isEqualTo(records(master, DOMAIN)).hasSize(1);
        assertThat(agreementOf("s")).isEqualTo(State.IDENTICAL);
        assertThat(agreementOf("m")).isEqualTo(State.IDENTICAL);
    }

    @Test
    @Tag("R7.7")
    void nothingIsKnownToBeEverywhereBeforeEveryHostWasHeard() {
        master.member("ann", "m");
        ConnectedHosts.seal(master, DOMAIN);

        masterTurn.take();
        assertThat(master.bean(ProgressBoard.class).headOf(DOMAIN).map(StreamHead::floor)).contains(0L);

        second();
        second();
        second();
        assertThat(master.bean(ProgressBoard.class).headOf(DOMAIN).map(StreamHead::floor)).contains(1L);
        assertThat(slave.bean(ProgressBoard.class).headOf(DOMAIN).map(StreamHead::floor)).contains(1L);
    }

    @Test
    void hostsWhoseClockIsSetBackAnHourGoOn() {
        second();
        second();
        clock.move(-3_600_000);
        master.member("ann", "m");
        ConnectedHosts.seal(master, DOMAIN);

        second();
        second();
        second();

        assertThat(records(slave, DOMAIN)).isEqualTo(records(master, DOMAIN)).hasSize(1);
        HostAgreement agreement = progressOf("s").agreement();
        assertThat(agreement.state()).isEqualTo(State.IDENTICAL);
        assertThat(agreement.asOf()).isLessThanOrEqualTo(clock.millis());
    }

    @Test
    void slaveThatHearsNothingOpensItsLinkAnew() {
        second();
        pass(15_000);

        assertThatThrownBy(slaveTurn::take).isInstanceOf(LinkFailure.class);
    }

    @Test
    @Tag("R7.10")
    void slaveThatHearsOneLaneAloneOpensItsLinkAnew() {
        second();
        for (int i = 1; i < 15; i++) {
            pass(1_000);
            slaveTurn.onHeads(Lane.DOMAIN, new Heads("m-domain", 1, 0, List.of(), List.of()));
            slaveTurn.take();
        }
        pass(1_000);
        slaveTurn.onHeads(Lane.DOMAIN, new Heads("m-domain", 1, 0, List.of(), List.of()));

        assertThatThrownBy(slaveTurn::take).isInstanceOf(LinkFailure.class);
    }

    @Test
    @Tag("R7.9")
    void silenceIsKnownAsSilence() {
        second();
        second();
        assertThat(agreementOf("s")).isEqualTo(State.IDENTICAL);

        pass(3_000);
        masterTurn.take();

        assertThat(agreementOf("s")).isEqualTo(State.UNKNOWN);
    }

    @Test
    @Tag("invariant-5")
    void nothingIsNumberedBeforeTheMasterWasHeard() {
        Relaying relaying = slave.bean(Relaying.class);
        assertThat(relaying.numbering().maySeal(new StreamId(CollectionName.CATALOG, "m"), relaying.toBeHeard())).isFalse();

        second();
        second();

        assertThat(relaying.numbering().maySeal(new StreamId(CollectionName.CATALOG, "m"), relaying.toBeHeard())).isTrue();
    }

    @Test
    @Tag("invariant-5")
    void withNobodyToBeHeardAHostGoesOnAfterAWhile() {
        Relaying relaying = slave.bean(Relaying.class);
        assertThat(relaying.numbering().maySeal(new StreamId(CollectionName.CATALOG, "m"), relaying.toBeHeard())).isFalse();

        pass(10_000);

        assertThat(relaying.numbering().maySeal(new StreamId(CollectionName.CATALOG, "m"), relaying.toBeHeard())).isTrue();
    }

    @Test
    @Tag("invariant-5")
    void aSecondCopyOfAHostIsShownAndTakesPartInNothing() {
        second();
        second();
        EmbeddedHost copy = linked(hosts.connectUnheard(master.slave("s")));
        replaced.add(slave);
        SlaveTurn copyTurn = new SlaveTurn(copy.bean(Relaying.class), "s");

        for (int i = 0; i < 8; i++) {
            second();
            copyTurn.take();
        }

        assertThat(copy.bean(Relaying.class).numbering().streams().isRefused()).isTrue();
        assertThat(slave.bean(Relaying.class).numbering().streams().isRefused()).isFalse();
        assertThat(master.bean(ReplicationStatus.class).hosts()).filteredOn(host -> host.host().equals("s")).singleElement()
                .matches(host -> host.secondCopySince() > 0);
        assertThat(agreementOf("s")).isEqualTo(State.IDENTICAL);
    }

    @Test
    @Tag("invariant-5")
    void aRunThatTheMasterHasNotHeardIsNoSecondCopy() {
        second();
        second();
        EmbeddedHost restarted = linked(hosts.connectUnheard(master.slave("s")));
        replaced.add(slave);
        SlaveTurn next = new SlaveTurn(restarted.bean(Relaying.class), "s");
        Heads heads = master.bean(ProgressBoard.class).lastHeads().orElseThrow();

        pass(60_000);
        next.onHeads(Lane.DOMAIN, new Heads("m-domain", 1, 0, List.of(), List.of()));
        next.onHeads(Lane.CATALOG_AND_REPORT, heads);

        assertThat(restarted.bean(Relaying.class).numbering().streams().isRefused()).isFalse();
        next.take();
        masterTurn.take();
        assertThat(restarted.bean(Relaying.class).numbering().streams().isRefused()).isFalse();
    }

    @Test
    void aNewRunOfAHostIsNoSecondCopy() {
        second();
        second();
        EmbeddedHost restarted = linked(hosts.connectUnheard(master.slave("s")));
        replaced.add(slave);
        SlaveTurn next = new SlaveTurn(restarted.bean(Relaying.class), "s");

        for (int i = 0; i < 5; i++) {
            pass(1_000);
            masterTurn.take();
            assertThat(restarted.bean(Relaying.class).numbering().streams().isRefused()).isFalse();
            next.take();
        }

        assertThat(agreementOf("s")).isEqualTo(State.IDENTICAL);
    }

    @Test
    @Tag("R7.6")
    void whatIsRefusedIsHeldAgainstTheLink() {
        masterTurn.onHeartbeat(new Heartbeat("m-domain", "another", "run", 0, 0, Map.of(), List.of()), "s");
        masterTurn.onMalformed("not a batch", "s");

        assertThat(master.bean(Refusals.class).all()).singleElement()
                .matches(refused -> refused.host().equals("s") && refused.count() == 2 && refused.reason().equals("not a batch"));
    }

    @Test
    @Tag("invariant-5")
    void aRestoredMasterTakesBackWhatASlaveShows() {
        master.member("ann", "m");
        ConnectedHosts.seal(master, DOMAIN);
        second();
        second();
        EmbeddedHost restored = linked(hosts.connectUnheard(EmbeddedHost.master("m")));
        replaced.add(master);
        masterTurn = new MasterTurn(restored.bean(Relaying.class));

        second();
        second();

        assertThat(progress(restored, DOMAIN)).isEqualTo(progress(slave, DOMAIN));
        assertThat(records(restored, DOMAIN)).isEqualTo(records(slave, DOMAIN)).hasSize(1);
    }

    @Test
    @Tag("R7.6")
    void whatCannotBeSealedHoldsNothingElseUp() {
        Member ann = master.member("ann", "m");
        master.bean(IFolders.class).create(Caller.member("ann", ann.id()), new NewIFolder("a", null, null));
        master.run(() -> master.em().createNativeQuery("update outbox set content_after = '!' where collection = 'DOMAIN'")
                .executeUpdate());
        second();
        second();

        master.with(ManagedThreadFactory.class, noThreads()).bean(OutboxRelay.class).work();

        assertThat(progress(master, DOMAIN).cursor().sequence()).isZero();
        assertThat(progress(master, new StreamId(CollectionName.CATALOG, "m")).cursor().sequence()).isPositive();
        assertThat(progress(slave, new StreamId(CollectionName.CATALOG, "m")).cursor().sequence()).isPositive();
    }

    private static ManagedThreadFactory noThreads() {
        return (ManagedThreadFactory) Proxy.newProxyInstance(RelayTest.class.getClassLoader(),
                new Class<?>[] {ManagedThreadFactory.class}, (self, method, arguments) -> new Thread());
    }

    private void pass(long milliseconds) {
        clock.move(milliseconds);
        uptime.move(milliseconds);
    }

    /** A second passes, and both hosts take their turns. */
    private void second() {
        pass(1_000);
        slaveTurn.take();
        masterTurn.take();
    }

    private State agreementOf(String host) {
        return progressOf(host).agreement().state();
    }

    private HostProgress progressOf(String host) {
        return master.bean(ReplicationStatus.class).hosts().stream().filter(progress -> progress.host().equals(host))
                .findFirst().orElseThrow();
    }

    private EmbeddedHost linked(EmbeddedHost host) {
        return host.with(Clock.class, clock).with(Uptime.class, uptime).with(Links.class, links).with(HostDirectory.class, new TwoHosts(host.id()));
    }

    private record TwoHosts(String self) implements HostDirectory {

        @Override
        public List<String> others() {
            return List.of(self.equals("m") ? "s" : "m");
        }

        @Override
        public Set<String> ever() {
            return Set.of("m", "s");
        }

        @Override
        public Set<String> active() {
            return Set.copyOf(others());
        }

        @Override
        public InetSocketAddress brokerOf(String host) {
            throw new IllegalStateException("there is no broker");
        }
    }

    private static final class MovedClock extends Clock {

        private long millis = EmbeddedHost.NOW.toEpochMilli();

        void move(long by) {
            millis += by;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }
}
