package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.ifolder.peer.CallerTokens;
import org.ifolder.peer.HostTokens;

/** Hosts of the Domain by their tokens, and the person for whom one passes a request on (R2.4, R1.1). */
@ApplicationScoped
public class HostIdentities implements IdentityStore {

    @Inject
    private HostTokens hosts;

    @Inject
    private CallerTokens callers;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof ShownHostToken shown
                ? Identified.result(hosts.verify(shown.token()).flatMap(host -> identified(host, shown.caller())))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private Optional<Identified> identified(String host, String callerToken) {
        return callerToken == null ? Optional.of(Identified.host(host, null))
                : callers.verify(callerToken, host).map(caller -> Identified.host(host, caller));
    }
}
