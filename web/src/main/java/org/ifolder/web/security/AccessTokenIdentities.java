package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.ifolder.identity.login.AccessTokens;

/** Members by access tokens: those who have logged in here, and visitors (R4.4). */
@ApplicationScoped
public class AccessTokenIdentities implements IdentityStore {

    @Inject
    private AccessTokens tokens;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof ShownToken shown ? Identified.result(tokens.verify(shown.token()).map(Identified::person))
                : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }
}
