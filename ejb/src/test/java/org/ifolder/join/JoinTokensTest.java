package org.ifolder.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ifolder.domain.DomainWorld.ADMIN;
import static org.ifolder.domain.DomainWorld.FIRST;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostState;
import org.ifolder.domain.host.Hosts;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.refusal.Refusal;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("R2.5")
class JoinTokensTest {

    private static final String FINGERPRINT = "m".repeat(43);

    private final DomainWorld world = new DomainWorld();
    private final TestClock clock = new TestClock();
    private JoinTokens tokens;
    private HostAdmission admission;

    /** A clock that a test moves. */
    private static final class TestClock extends Clock {

        private Instant now = EmbeddedHost.NOW;

        void pass(Duration time) {
            now = now.plus(time);
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
            return now;
        }
    }

    /** The master's key, of which nothing but its thumbprint is asked for. */
    private static final class MastersKey extends HostKeyFile {

        @Override
        public String fingerprint() {
            return FINGERPRINT;
        }
    }

    @BeforeEach
    void begin() {
        for (EmbeddedHost host : List.of(world.master, world.slave)) {
            host.with(HostKeyFile.class, new MastersKey()).with(Clock.class, clock);
        }
        tokens = world.master.bean(JoinTokens.class);
        admission = world.master.bean(HostAdmission.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private String issue(String hostName) {
        return tokens.issue(ADMIN, new JoinTokenOrder(hostName, null)).text();
    }

    private static Refusal refused(ThrowingCallable act) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private Admission admit(ApplyingHost host, String token) {
        return admission.admit(host.application(token));
    }

    private Refusal.Kind notAdmitted(ApplyingHost host, String token) {
        int hosts = world.master.bean(Hosts.class).all().size();
        Refusal.Kind kind = refused(() -> admit(host, token)).kind();
        assertThat(world.master.bean(Hosts.class).all()).hasSize(hosts);
        return kind;
    }

    private JoinTokenState newest() {
        return tokens.list(ADMIN, FIRST).items().get(0).state(clock.instant());
    }

    @Test
    void aTokenNamesTheMastersKeyAndLetsTheHostOfItsNameIn() {
        String token = issue("host2");
        assertThat(JoinTokenText.read(token)).get().extracting(JoinTokenText::fingerprint).isEqualTo(FINGERPRINT);
        assertThat(newest()).isEqualTo(JoinTokenState.OPEN);
        ApplyingHost host = new ApplyingHost("host2");
        Admission admitted = admit(host, token);
        Host registered = world.master.bean(Hosts.class).find(admitted.hostId());
        assertThat(registered.name()).isEqualTo("host2");
        assertThat(registered.state()).isEqualTo(HostState.JOINING);
        assertThat(registered.fingerprint()).isEqualTo(host.fingerprint());
        assertThat(newest()).isEqualTo(JoinTokenState.USED);
        assertThat(tokens.list(ADMIN, FIRST).items()).singleElement().extracting(JoinToken::usedBy).isEqualTo(host.fingerprint());
    }

    @Test
    void aUsedTokenLetsNoOtherHostIn() {
        String token = issue("host2");
        admit(new ApplyingHost("host2"), token);
        assertThat(notAdmitted(new ApplyingHost("host2"), token)).isEqualTo(Refusal.Kind.FORBIDDEN);
    }

    @Test
    void aHostThatDiedOnTheWayShowsItsTokenAgainAndIsTheSameHost() {
        String token = issue("host2");
        ApplyingHost host = new ApplyingHost("host2");
        String first = admit(host, token).hostId();
        assertThat(admit(host.again(), token).hostId()).isEqualTo(first);
        clock.pass(Duration.ofHours(2));
        assertThat(refused(() -> admit(host.again(), token)).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(admit(host.again(), issue("host2")).hostId()).isEqualTo(first);
    }

    @Test
    void aHostThatWasRemovedDoesNotComeBackByItsToken() {
        String token = issue("host2");
        ApplyingHost host = new ApplyingHost("host2");
        world.master.bean(Hosts.class).remove(ADMIN, admit(host, token).hostId(), null);
        assertThat(notAdmitted(host.again(), token)).isEqualTo(Refusal.Kind.FORBIDDEN);
        admit(host.again(), issue("host2"));
    }

    @Test
    void aKeyThatAHostHasLetsNoHostOfAnotherNameIn() {
        ApplyingHost host = new ApplyingHost("host2");
        admit(host, issue("host2"));
        ApplyingHost renamed = new ApplyingHost(HostDescription.newId(), "host3", host.key());
        assertThat(notAdmitted(renamed, issue("host3"))).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(newest()).isEqualTo(JoinTokenState.OPEN);
    }

    @Test
    void anExpiredTokenLetsNobodyIn() {
        String token = tokens.issue(ADMIN, new JoinTokenOrder("host2", 5)).text();
        clock.pass(Duration.ofMinutes(5));
        assertThat(newest()).isEqualTo(JoinTokenState.EXPIRED);
        assertThat(refused(() -> admit(new ApplyingHost("host2"), token)).getMessage()).contains("expired");
    }

    @Test
    void aTokenOfAnotherNameLetsNobodyInAndIsNotUsedUp() {
        String token = issue("host2");
        assertThat(notAdmitted(new ApplyingHost("host3"), token)).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(newest()).isEqualTo(JoinTokenState.OPEN);
        admit(new ApplyingHost("HOST2"), token);
    }

    @Test
    void aTokenThatWasWithdrawnOrNeverMadeLetsNobodyIn() {
        String token = issue("host2");
        tokens.withdraw(ADMIN, tokens.list(ADMIN, FIRST).items().get(0).id());
        assertThat(notAdmitted(new ApplyingHost("host2"), token)).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(notAdmitted(new ApplyingHost("host2"), JoinTokenText.next(FINGERPRINT).text())).isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> tokens.withdraw(ADMIN, "01jd2v8h6w3t5y7z9b1c4f6g8j")).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void aKeyThatIsNotProvenForThisTokenIsRefusedAndTheTokenIsNotUsedUp() {
        String token = issue("host2");
        ApplyingHost host = new ApplyingHost("host2");
        Application signedForAnother = host.application(issue("host2"));
        String secret = JoinTokenText.read(token).orElseThrow().secret();
        assertThat(refused(() -> admission.admit(new Application(secret, signedForAnother.host(), signedForAnother.signature()))).kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> admission.admit(new Application(secret, signedForAnother.host(), null))).kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(newest()).isEqualTo(JoinTokenState.OPEN);
        admit(host, token);
    }

    @Test
    void anIdOfAnotherHostIsRefusedAndTheTokenIsNotUsedUp() {
        String token = issue("host2");
        ApplyingHost host = new ApplyingHost("host2");
        assertThat(notAdmitted(host.withId(DomainWorld.SLAVE), token)).isEqualTo(Refusal.Kind.CONFLICT);
        assertThat(newest()).isEqualTo(JoinTokenState.OPEN);
    }

    @Test
    void whatADescriptionMayNotHoldIsRefusedBeforeItIsWrittenAnywhere() {
        String token = issue("host2");
        HostDescription good = new ApplyingHost("host2").application(token).host();
        HostDescription bad = new HostDescription(good.id(), "host2\nadministrator logged in", good.publicAddress(), good.privateAddress(),
                good.brokerPort(), good.publicKeyJwk(), good.sealingKeyJwk());
        String secret = JoinTokenText.read(token).orElseThrow().secret();
        assertThat(refused(() -> admission.admit(new Application(secret, bad, "x"))).kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refused(() -> admission.admit(new Application(secret, null, "x"))).kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refused(() -> admission.admit(new Application(null, good, "x"))).kind()).isEqualTo(Refusal.Kind.INVALID);
    }

    @Test
    void ofTwoHostsThatShowOneTokenAtOnceOneIsLetIn() throws Exception {
        String token = issue("host2");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> attempt = () -> {
                Application application = new ApplyingHost("host2").application(token);
                start.await();
                try {
                    admission.admit(application);
                    return true;
                } catch (Refusal refusal) {
                    return false;
                }
            };
            Future<Boolean> one = threads.submit(attempt);
            Future<Boolean> other = threads.submit(attempt);
            start.countDown();
            assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder(true, false);
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.master.bean(Hosts.class).byName("host2")).isPresent();
    }

    @Test
    void noTokenIsMadeForANameThatAHostHas() {
        assertThat(refused(() -> issue("Host1")).field()).contains("hostName");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1441})
    void aTokenLivesForADayAtMost(int minutes) {
        assertThat(refused(() -> tokens.issue(ADMIN, new JoinTokenOrder("host2", minutes))).field()).contains("minutes");
    }

    @Test
    void onlyAnAdministratorMakesTokensAndOnlyAtTheMaster() {
        Caller member = Caller.member("ann", "m1");
        assertThatThrownBy(() -> tokens.issue(member, new JoinTokenOrder("host2", null))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> tokens.list(member, FIRST)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> tokens.withdraw(member, "x")).isInstanceOf(Refusal.class);
        assertThat(refused(() -> world.slave.bean(JoinTokens.class).issue(ADMIN, new JoinTokenOrder("host2", null))).kind())
                .isEqualTo(Refusal.Kind.UNAVAILABLE);
    }

    @Test
    void theMasterKeepsNoTokenButItsHash() {
        String secret = JoinTokenText.read(issue("host2")).orElseThrow().secret();
        Object[] row = (Object[]) world.master.call(() -> world.master.em()
                .createNativeQuery("select id, host_name, secret_hash, made_by from join_token").getSingleResult());
        assertThat(row).doesNotContain(secret).contains(JoinTokenText.hash(secret));
        assertThat(new IssuedToken(tokens.list(ADMIN, FIRST).items().get(0), secret).toString()).doesNotContain(secret);
        assertThat(new Application(secret, null, null).toString()).doesNotContain(secret);
        assertThat(new JoinRequest("https://m:1", secret).toString()).doesNotContain(secret);
    }

    @Test
    void tokensThatExpiredLongAgoAreForgotten() {
        issue("host2");
        clock.pass(Duration.ofDays(31));
        issue("host3");
        assertThat(tokens.list(ADMIN, FIRST).items()).extracting(JoinToken::hostName).containsExactly("host3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "mmm.sss"})
    void whatIsNoTokenIsNotReadAsOne(String text) {
        assertThat(JoinTokenText.read(text)).isEmpty();
        assertThat(JoinTokenText.read(FINGERPRINT + "." + "s".repeat(44))).isEmpty();
    }
}
