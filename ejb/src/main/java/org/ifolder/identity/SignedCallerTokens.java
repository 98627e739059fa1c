package org.ifolder.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Hosts;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.domain.role.GrantedRoles;
import org.ifolder.peer.CallerTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link CallerTokens} as signed JSON Web Tokens of a type of their own, which is no access token. They name the member, and no role. */
@ApplicationScoped
class SignedCallerTokens implements CallerTokens {

    private static final Logger LOG = LoggerFactory.getLogger(SignedCallerTokens.class);

    private static final JOSEObjectType TYPE = new JOSEObjectType("ifolder-caller+jwt");
    private static final Duration VALIDITY = Duration.ofSeconds(30);

    @Inject
    private HostSignedTokens tokens;

    @Inject
    private Hosts hosts;

    @Inject
    private Members members;

    @Inject
    private GrantedRoles roles;

    @Override
    public String issue(Caller caller, String audience, Instant now) {
        return tokens.issue(TYPE, audience, now, VALIDITY, claims -> claims.subject(caller.memberId()));
    }

    @Override
    public Optional<Caller> verify(String token, String sender) {
        try {
            JWTClaimsSet claims = tokens.read(TYPE, token, VALIDITY);
            if (!sender.equals(claims.getIssuer())) {
                throw new HostSignedTokens.Refused("is of another host than the one that sent it");
            }
            return Optional.of(roles.caller(member(claims.getSubject(), sender), sender));
        } catch (HostSignedTokens.Refused e) {
            LOG.warn("a caller's token from host {} was refused: it {}", sender, e.getMessage());
            return Optional.empty();
        }
    }

    /** A host can speak for those who log in there, and for nobody else. */
    private Member member(String id, String sender) throws HostSignedTokens.Refused {
        if (id == null || hosts.byId(sender).filter(host -> host.state().isInService()).isEmpty()) {
            throw new HostSignedTokens.Refused("names nobody, or is of a host that is not in service");
        }
        return members.byId(id).filter(Member::isActive).filter(member -> sender.equals(member.homeHost()))
                .orElseThrow(() -> new HostSignedTokens.Refused("is of nobody who is active and at home there"));
    }
}
