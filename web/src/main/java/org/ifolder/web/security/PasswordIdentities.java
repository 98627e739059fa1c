package org.ifolder.web.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Optional;
import org.ifolder.identity.password.PasswordProof;

/** Members whose home this host is, and this host's operator, by their passwords (R4.1). Who has to change the password first is not let in. */
@ApplicationScoped
public class PasswordIdentities implements IdentityStore {

    @Inject
    private Logins logins;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        return credential instanceof ShownPassword shown ? proven(shown) : CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private CredentialValidationResult proven(ShownPassword shown) {
        Logins.Attempt attempt = logins.attempt(shown.getCaller(), shown.getPasswordAsString(), shown.request(), false);
        attempt.heldUp().ifPresent(wait -> shown.refuse(LoginAnswers.tooMany(wait)));
        Optional<PasswordProof> proof = attempt.proof();
        proof.filter(PasswordProof::temporary).ifPresent(temporary -> shown.refuse(LoginAnswers.toBeChanged()));
        return Identified.result(proof.filter(known -> !known.temporary()).map(PasswordProof::caller).map(Identified::person));
    }
}
