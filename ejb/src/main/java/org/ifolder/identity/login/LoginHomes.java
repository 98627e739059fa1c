package org.ifolder.identity.login;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.LoginName;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.password.OperatorCredential;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;
import org.ifolder.server.LocalHost;

/**
 * At which host a login name is at home, told at any host (R4.2, R4.3). A name that nobody has gets a home too, the same at each host and each
 * time, so that nobody learns from the answer who is a member: by a rendezvous hash under a key that only hosts know. Both cost one query and a
 * hash a host.
 */
@ApplicationScoped
public class LoginHomes {

    private static final String HMAC = "HmacSHA256";

    /** Begins no login name. */
    private static final String NOBODYS = ":";

    @Inject
    private CurrentDomain domain;

    @Inject
    private Members members;

    @Inject
    private Hosts hosts;

    @Inject
    private OperatorCredential operator;

    @Inject
    private LocalHost localHost;

    @Inject
    private Limits limits;

    /** The host at which this login name has to log in, where it is not this one; empty at a host of no Domain, and for its operator. */
    public Optional<Host> elsewhere(String login) {
        return !localHost.isJoined() || operator.isNamed(login) ? Optional.empty()
                : home(login).filter(host -> !host.id().equals(localHost.id()));
    }

    /** The host at which this login name is at home, or would be. Empty while this host knows no host in service. */
    public Optional<Host> home(String login) {
        String key = keyOf(login);
        List<Host> inService = hosts.all().stream().filter(host -> host.state().isInService()).toList();
        Optional<Host> wouldBe = rendezvous(key, inService);
        Optional<String> is = members.byLogin(key).map(Member::homeHost);
        return inService.stream().filter(host -> is.filter(host.id()::equals).isPresent()).findFirst().or(() -> wouldBe);
    }

    /** What cannot be a login name is nobody's, and has a home as such: by a text of one length that nobody can have. */
    private String keyOf(String login) {
        try {
            return LoginName.of(login, limits).key();
        } catch (Refusal e) {
            return NOBODYS + UUID.nameUUIDFromBytes(login.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Of each host the hash with the name, and the highest: another host changes nothing but for the names that are now its own. */
    private Optional<Host> rendezvous(String key, List<Host> among) {
        Mac mac = mac();
        return among.stream().max(Comparator.comparing((Host host) -> score(mac, key, host.id()), Long::compareUnsigned));
    }

    private static long score(Mac mac, String key, String host) {
        mac.update(key.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return ByteBuffer.wrap(mac.doFinal(host.getBytes(StandardCharsets.UTF_8))).getLong();
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(domain.get().discoveryKey()), HMAC));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }
}
