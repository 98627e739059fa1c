package org.ifolder.identity.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ifolder.domain.DomainWorld.SLAVE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.domain.DomainWorld;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.identity.KeyFiles;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.provisioning.Provisioning;
import org.ifolder.refusal.Refusal;
import org.ifolder.testing.EmbeddedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins that go on, at the home host; and the host that a member visits, which may be lied to by every other. */
@Tag("R4.4")
class AccessTokensTest {

    private static final String HOME = "h222222222";
    private static final String VISITED = SLAVE;
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private static Path folder;

    private final DomainWorld world = new DomainWorld();
    private final HostKeyFile key = KeyFiles.read(KeyFiles.make(folder.resolve("home" + System.nanoTime())));
    private final HostKeyFile strangers = KeyFiles.read(KeyFiles.make(folder.resolve("stranger" + System.nanoTime())));
    private final EmbeddedHost home = world.master.slave(HOME).with(HostKeyFile.class, key);
    private final EmbeddedHost visited = world.slave.with(HostKeyFile.class, strangers);
    private final LoginSessions sessions = home.bean(LoginSessions.class);
    private final AccessTokens atHome = home.bean(AccessTokens.class);
    private final AccessTokens atVisited = visited.bean(AccessTokens.class);
    private Member ann;
    private Caller caller;

    @BeforeEach
    void fill() {
        HostDescription like = DomainWorld.description(HOME, "host2");
        world.register(new HostDescription(HOME, like.name(), like.publicAddress(), like.privateAddress(), like.brokerPort(), key.publicKey(),
                key.sealingKey()));
        world.activate(HOME);
        ann = world.member("ann", HOME);
        send();
        caller = Caller.member("ann", ann.id());
        home.bean(LocalPasswords.class).set(EmbeddedHost.ADMINISTRATOR, ann.id(), PASSWORD, false);
    }

    private IssuedTokens begin() {
        return sessions.begin(caller, PASSWORD).orElseThrow();
    }

    private void send() {
        world.send();
        world.master.sendTo(home);
    }

    @AfterEach
    void close() {
        world.close();
        home.close();
    }

    @Test
    void aTokenCountsAtItsHostAlone() {
        IssuedTokens tokens = begin();
        TokenHolder holder = atHome.verify(tokens.accessToken()).orElseThrow();
        String visit = sessions.visit(holder, VISITED).accessToken();

        assertThat(holder.caller()).isEqualTo(caller);
        assertThat(atVisited.verify(visit)).map(TokenHolder::caller).contains(caller);
        assertThat(atVisited.verify(tokens.accessToken())).isEmpty();
        assertThat(atHome.verify(visit)).isEmpty();
    }

    @Test
    void aVisitorsTokenBuysNoOther() {
        TokenHolder visitor = atVisited.verify(sessions.visit(atHome.verify(begin().accessToken()).orElseThrow(), VISITED)
                .accessToken()).orElseThrow();

        assertThatThrownBy(() -> visited.bean(LoginSessions.class).visit(visitor, HOME)).isInstanceOf(Refusal.class);
    }

    @Test
    void aRefreshTokenCountsOnceAndItsThiefEndsTheSession() {
        IssuedTokens first = begin();
        IssuedTokens second = sessions.refresh(first.refreshToken()).orElseThrow();
        assertThat(atHome.verify(second.accessToken())).isPresent();

        assertThat(sessions.refresh(first.refreshToken())).isEmpty();
        assertThat(sessions.refresh(second.refreshToken())).isEmpty();
        assertThat(atHome.verify(second.accessToken())).isEmpty();
        assertThat(sessions.refresh("guessed")).isEmpty();
        assertThat(sessions.refresh("a.guess")).isEmpty();
    }

    @Test
    void howeverLongAgoItCountedAUsedRefreshTokenEndsTheSession() {
        IssuedTokens stolen = begin();
        IssuedTokens thiefs = sessions.refresh(sessions.refresh(stolen.refreshToken()).orElseThrow().refreshToken()).orElseThrow();

        assertThat(sessions.refresh(stolen.refreshToken())).isEmpty();
        assertThat(atHome.verify(thiefs.accessToken())).isEmpty();
        assertThat(sessions.refresh(thiefs.refreshToken())).isEmpty();
    }

    @Test
    void noSessionBeginsWithAPasswordThatWasChangedMeanwhile() {
        assertThat(sessions.begin(caller, "another")).isEmpty();
        home.bean(LocalPasswords.class).set(EmbeddedHost.ADMINISTRATOR, ann.id(), "seven staples, no horse", true);
        assertThat(sessions.begin(caller, PASSWORD)).isEmpty();
        assertThat(sessions.begin(caller, "seven staples, no horse")).as("temporary").isEmpty();
    }

    @Test
    void noSecretOfASessionIsKept() {
        IssuedTokens tokens = begin();

        assertThat(home.<Object[]>call(() -> (Object[]) home.em().createNativeQuery("select family_hash, secret_hash, id from login_session")
                .getSingleResult())).doesNotContain((Object[]) tokens.refreshToken().split("\\."));
        assertThat(tokens.toString()).doesNotContain(tokens.refreshToken()).doesNotContain(tokens.accessToken());
    }

    @Test
    @Tag("R3.4")
    void aSessionEndsWithTheLogoutThePasswordAndTheMember() {
        IssuedTokens tokens = begin();
        sessions.end(tokens.refreshToken());
        sessions.end(tokens.refreshToken());
        assertThat(atHome.verify(tokens.accessToken())).isEmpty();
        assertThat(sessions.refresh(tokens.refreshToken())).isEmpty();

        IssuedTokens others = begin();
        String elsewhere = sessions.visit(atHome.verify(others.accessToken()).orElseThrow(), VISITED).accessToken();
        home.bean(LocalPasswords.class).change(caller, PASSWORD, "seven staples, no horse");
        assertThat(sessions.refresh(others.refreshToken())).isEmpty();
        assertThat(atVisited.verify(elsewhere)).as("until the master has told all hosts").isPresent();

        IssuedTokens since = sessions.begin(caller, "seven staples, no horse").orElseThrow();
        List<SessionEnd> due = home.bean(SessionEnds.class).due("", 10);
        due.forEach(end -> world.master.bean(Members.class).endSessionsAsHomeSays(VISITED, end.memberId(), end.passwords()));
        due.forEach(end -> world.master.bean(Members.class).endSessionsAsHomeSays(HOME, end.memberId(), end.passwords()));
        due.forEach(end -> world.master.bean(Members.class).endSessionsAsHomeSays(HOME, end.memberId(), end.passwords()));
        send();
        assertThat(atVisited.verify(elsewhere)).isEmpty();
        assertThat(atHome.verify(since.accessToken())).as("begun with the new password").isPresent();
        assertThat(atVisited.verify(sessions.visit(atHome.verify(since.accessToken()).orElseThrow(), VISITED).accessToken())).isPresent();
        assertThat(home.bean(SessionEnds.class).due("", 10)).isEmpty();
        assertThat(visited.bean(Members.class).find(ann.id()).sessionEpoch().passwords()).isEqualTo(1);
        home.bean(LocalPasswords.class).set(EmbeddedHost.ADMINISTRATOR, ann.id(), PASSWORD, false);

        IssuedTokens last = begin();
        String visit = sessions.visit(atHome.verify(last.accessToken()).orElseThrow(), VISITED).accessToken();
        world.master.bean(Members.class).disable(EmbeddedHost.ADMINISTRATOR, ann.id(), null);
        send();
        assertThat(atHome.verify(last.accessToken())).isEmpty();
        assertThat(atVisited.verify(visit)).isEmpty();

        world.master.bean(Members.class).enable(EmbeddedHost.ADMINISTRATOR, ann.id(), null);
        send();
        assertThat(sessions.refresh(last.refreshToken())).as("after the member was enabled again").isEmpty();
        assertThat(atVisited.verify(visit)).isEmpty();
    }

    @Test
    void whatBeganBetweenTwoNewPasswordsIsOverBeforeTheMasterKnowsOfEither() {
        LocalPasswords passwords = home.bean(LocalPasswords.class);
        passwords.change(caller, PASSWORD, "seven staples, no horse");
        IssuedTokens between = sessions.begin(caller, "seven staples, no horse").orElseThrow();
        String visit = sessions.visit(atHome.verify(between.accessToken()).orElseThrow(), VISITED).accessToken();
        passwords.change(caller, "seven staples, no horse", PASSWORD);
        IssuedTokens last = begin();
        world.master.bean(Members.class).endSessions(EmbeddedHost.ADMINISTRATOR, ann.id());
        send();
        assertThat(atHome.verify(last.accessToken())).as("begun before an administrator ended all").isEmpty();
        IssuedTokens since = begin();
        home.bean(SessionEnds.class).due("", 10).forEach(
                end -> world.master.bean(Members.class).endSessionsAsHomeSays(HOME, end.memberId(), end.passwords()));
        send();

        assertThat(atVisited.verify(visit)).isEmpty();
        assertThat(atHome.verify(since.accessToken())).isPresent();
    }

    @Test
    void ofTooManySessionsTheOldestEnds() {
        IssuedTokens first = begin();
        for (int i = 0; i < 100; i++) {
            begin();
        }

        assertThat(sessions.refresh(first.refreshToken())).isEmpty();
        assertThat(home.<Number>call(() -> (Number) home.em().createNativeQuery("select count(*) from login_session").getSingleResult()).intValue())
                .isEqualTo(100);
    }

    @Test
    void whatIsNotSignedForThisHostAndTimeByTheMembersHomeIsRefused() throws JOSEException {
        JOSEObjectType type = new JOSEObjectType("at+jwt");
        Instant now = home.bean(Clock.class).instant();
        JWTClaimsSet good = claims(now).build();
        ECDSASigner signer = new ECDSASigner(KeyFiles.privateKey(key), Curve.P_256);

        assertThat(atVisited.verify(signed(JWSAlgorithm.ES256, type, signer, good))).as("the one that all others differ from").isPresent();
        assertThat(atVisited.verify(signed(JWSAlgorithm.ES256, type, new ECDSASigner(KeyFiles.privateKey(strangers), Curve.P_256), good))).as("key").isEmpty();
        assertThat(atVisited.verify(signed(JWSAlgorithm.ES256, new JOSEObjectType("ifolder-host+jwt"), signer, good))).as("type").isEmpty();
        assertThat(atVisited.verify(signed(JWSAlgorithm.HS256, type,
                new MACSigner(key.publicKey().getBytes(StandardCharsets.UTF_8)), good))).as("the public key as a secret").isEmpty();
        assertThat(atVisited.verify(new PlainJWT(good).serialize())).as("no signature").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).audience(HOME)))).as("audience").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now.minus(Duration.ofMinutes(20)))))).as("expired").isEmpty();
        String known = signed(JWSAlgorithm.ES256, type, signer, good);
        assertThat(atVisited.verify(known)).isPresent();
        assertThat(atVisited.verify(known.substring(0, known.length() - 2) + "AA")).as("another signature, once this one was seen").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).issuer("unknown")))).as("issuer").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).subject(world.member("bob", VISITED).id())))).as("another's member").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).subject(null)))).as("nobody").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).claim("roles", "DOMAIN_ADMINISTRATOR"))).orElseThrow().caller().roles())
                .as("an administrator by the word of the host").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).claim("sid", null)))).as("no session").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).claim("sessions_ended", "none")))).as("epoch of another form").isEmpty();
        assertThat(atVisited.verify(sign(signer, type, claims(now).expirationTime(Date.from(now.plus(Duration.ofDays(1))))))).as("for a day").isEmpty();
        assertThat(atVisited.verify("nonsense")).isEmpty();
    }

    @Test
    @Tag("R2.7")
    void aRemovedHostsTokensAndThoseOfAHomeThatWasLeftAreRefused() {
        String visit = sessions.visit(atHome.verify(begin().accessToken()).orElseThrow(), VISITED).accessToken();
        assertThat(atVisited.verify(visit)).isPresent();
        world.master.bean(HostRegistration.class).endAndInherit(HOME);
        send();
        assertThat(atVisited.verify(visit)).isEmpty();

        world.master.bean(Provisioning.class).provisionAgain(EmbeddedHost.ADMINISTRATOR, ann.id(), VISITED, null);
        send();
        assertThat(atVisited.verify(visit)).isEmpty();
    }

    private JWTClaimsSet.Builder claims(Instant now) {
        return new JWTClaimsSet.Builder().issuer(HOME).audience(VISITED).subject(ann.id()).claim("sid", "session").claim("sessions_ended", 0).claim("passwords_changed", 0)
                .issueTime(Date.from(now)).expirationTime(Date.from(now.plus(Duration.ofMinutes(10)))).jwtID("1");
    }

    private static String sign(JWSSigner signer, JOSEObjectType type, JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(JWSAlgorithm.ES256, type, signer, claims.build());
    }

    private static String signed(JWSAlgorithm algorithm, JOSEObjectType type, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(algorithm).type(type).build(), claims);
        token.sign(signer);
        return token.serialize();
    }
}
