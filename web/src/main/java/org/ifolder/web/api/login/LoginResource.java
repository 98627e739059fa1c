package org.ifolder.web.api.login;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.audit.Actor;
import org.ifolder.audit.AuditTrail;
import org.ifolder.identity.login.IssuedTokens;
import org.ifolder.identity.login.LoginHomes;
import org.ifolder.identity.login.LoginSessions;
import org.ifolder.identity.password.LocalPasswords;
import org.ifolder.identity.password.PasswordProof;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.LoginAnswers;
import org.ifolder.web.security.Logins;
import org.ifolder.web.security.Role;

/** Logging in and out. Served to people alone; other hosts have no password to try. */
@Path("/login")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "login")
public class LoginResource {

    @Inject
    private LoginHomes homes;

    @Inject
    private Logins logins;

    @Inject
    private LoginSessions sessions;

    @Inject
    private CurrentCaller caller;

    @Inject
    private LocalPasswords passwords;

    @Inject
    private AuditTrail trail;

    @Inject
    private HttpServletRequest request;

    @Context
    private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Log in", description = "At the home host. Any other host answers 307 with the home host's public address, before it looks"
            + " at the password; also for a name that nobody has.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = LoginInput.class),
            examples = @ExampleObject(name = "login", value = "{\"login\":\"ann\",\"password\":\"correct horse battery\"}")))
    @APIResponse(responseCode = "200", description = "Logged in.", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TokensItem.class)))
    @APIResponse(responseCode = "307", description = "The home is the host that the header field Location names.")
    public Response login(@Valid LoginInput input) {
        return atHome(input.login(), () -> proven(input.login(), input.password(), this::begun));
    }

    private Response atHome(String login, Supplier<Response> work) {
        return homes.elsewhere(login).map(home -> LoginAnswers.elsewhere(home, uri.getRequestUri())).orElseGet(work);
    }

    private Response proven(String login, String password, BiFunction<PasswordProof, String, Response> work) {
        Logins.Attempt attempt = logins.attempt(login, password, request, true);
        return attempt.heldUp().map(LoginAnswers::tooMany)
                .orElseGet(() -> attempt.proof().map(proof -> work.apply(proof, password)).orElseGet(LoginAnswers::wrong));
    }

    private Response begun(PasswordProof proof, String password) {
        if (proof.temporary()) {
            return LoginAnswers.toBeChanged();
        }
        Optional<IssuedTokens> tokens = sessions.begin(proof.caller(), password);
        tokens.ifPresent(begun -> note(proof, "login"));
        return tokens.map(LoginResource::answer).orElseGet(LoginAnswers::wrong);
    }

    private void note(PasswordProof proof, String action) {
        trail.note(new Actor(proof.caller().login(), proof.caller().memberId(), null, request.getRemoteAddr()), action, proof.caller().memberId());
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Change the password", description = "At the home host: by the member, with the password of before. All sessions of the member"
            + " end, here at once and at the other hosts as soon as they learn of it. A password that somebody else has set has to be changed so before"
            + " anything else.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PasswordChangeInput.class),
            examples = @ExampleObject(name = "change", value = """
                    {"login":"ann","password":"correct horse battery","newPassword":"seven staples, no horse"}""")))
    @APIResponse(responseCode = "204", description = "The password is changed.")
    @APIResponse(responseCode = "307", description = "The home is the host that the header field Location names.")
    @APIResponse(responseCode = "400", description = "The new password is too short, too long, or guessed too easily.")
    public Response password(@Valid PasswordChangeInput input) {
        return atHome(input.login(), () -> proven(input.login(), input.password(), (proof, before) -> {
            if (!proof.caller().isMember()) {
                throw Refusal.forbidden("The password of a host's operator is changed in the host's settings.");
            }
            passwords.change(proof.caller(), before, input.newPassword());
            note(proof, "login.password");
            return Response.noContent().build();
        }));
    }

    @POST
    @Path("/refresh")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Get the next tokens", description = "At the home host, with the refresh token of the last ones. A refresh token that is shown"
            + " again ends the session: somebody has a copy of it.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RefreshInput.class),
            examples = @ExampleObject(name = "refresh", value = "{\"refreshToken\":\"Jd0hUE1k-q3mT8yGv0x2r5w9b4c7f1z6s8a3e2o5p0I\"}")))
    @APIResponse(responseCode = "200", description = "The next tokens.", content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TokensItem.class)))
    public Response refresh(@Valid RefreshInput input) {
        return sessions.refresh(input.refreshToken()).map(LoginResource::answer).orElseGet(LoginAnswers::wrongToken);
    }

    @POST
    @Path("/visits")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MEMBER)
    @Operation(summary = "Get a token for another host", description = "At the home host, with an access token of it. The token counts at that one host,"
            + " which believes it by the Domain's records and asks nobody.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = VisitInput.class),
            examples = @ExampleObject(name = "visit", value = "{\"host\":\"01jd2v9k3p\"}")))
    @APIResponse(responseCode = "200", description = "A token, without another to refresh it by.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TokensItem.class)))
    public Response visit(@Valid VisitInput input) {
        return answer(sessions.visit(caller.tokenHolder(), input.host()));
    }

    @POST
    @Path("/logout")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @SecurityRequirements
    @Operation(summary = "Log out", description = "At the home host: ends the session of a refresh token. None of its tokens counts there any more; one"
            + " for another host counts until it expires. Answers the same for a token that is of no session (RFC 7009).")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RefreshInput.class),
            examples = @ExampleObject(name = "logout", value = "{\"refreshToken\":\"Jd0hUE1k-q3mT8yGv0x2r5w9b4c7f1z6s8a3e2o5p0I\"}")))
    @APIResponse(responseCode = "204", description = "No such session goes on.")
    public void logout(@Valid RefreshInput input) {
        sessions.end(input.refreshToken());
    }

    private static Response answer(IssuedTokens tokens) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(TokensItem.of(tokens)).cacheControl(never).build();
    }
}
