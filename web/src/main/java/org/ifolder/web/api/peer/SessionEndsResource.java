package org.ifolder.web.api.peer;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.login.EndedSessions;
import org.ifolder.identity.login.SessionEnd;
import org.ifolder.identity.login.SessionEndSurvey;
import org.ifolder.refusal.Refusal;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** Where home hosts tell the master whose sessions have ended, so that it tells all hosts, and where it asks whether they have heard. */
@Path("/session-ends")
@RequestScoped
public class SessionEndsResource {

    private static final int MOST = 500;

    @Inject
    private Members members;

    @Inject
    private SessionEndSurvey survey;

    @Inject
    private CurrentCaller caller;

    @GET
    @Path("/{member}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public EndedSessions ended(@PathParam("member") String member) {
        return survey.here(member);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.HOST)
    @Operation(hidden = true)
    public void end(List<SessionEnd> ends) {
        if (ends == null || ends.size() > MOST || ends.stream().anyMatch(end -> end == null || end.memberId() == null)) {
            throw Refusal.invalid("memberId", "must be there, and not of more than " + MOST + " members");
        }
        String home = caller.host().orElseThrow();
        ends.stream().collect(Collectors.toMap(SessionEnd::memberId, SessionEnd::passwords, Math::max))
                .forEach((member, passwords) -> members.endSessionsAsHomeSays(home, member, passwords));
    }
}
