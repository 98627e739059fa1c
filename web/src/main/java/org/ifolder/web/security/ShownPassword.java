package org.ifolder.web.security;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A person's login name and password, as HTTP Basic brings them with a request. */
final class ShownPassword extends UsernamePasswordCredential {

    private final HttpServletRequest request;
    private Response refusal;

    ShownPassword(BasicCredentials shown, HttpServletRequest request) {
        super(shown.login(), shown.password());
        this.request = request;
    }

    HttpServletRequest request() {
        return request;
    }

    /** What is to be answered where this is not let in, and the reason is another than that it is wrong. */
    Optional<Response> refusal() {
        return Optional.ofNullable(refusal);
    }

    void refuse(Response answer) {
        refusal = answer;
    }
}
