package org.ifolder.web.api.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.member.Members;
import org.ifolder.identity.login.SessionEndSurvey;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** What a member has begun by logging in, and its end on all hosts. */
@Path("/members/{id}/sessions")
@RequestScoped
@Tag(name = "members")
public class SessionsResource {

    @Inject
    private Members members;

    @Inject
    private SessionEndSurvey survey;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @Path("/end")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @ActsAtMaster
    @Operation(summary = "Who has ended a member's sessions", description = "Host by host, as each says when it is asked: whether it has ended the"
            + " sessions and tokens of a member who was disabled or removed, got another password, or whose sessions somebody has ended.")
    @APIResponse(responseCode = "200", description = "One entry for each host in service.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SessionEndItem[].class),
            examples = @ExampleObject(name = "one host", value = """
                    [{"host":"7h3k9x2m1q","hostName":"host0","state":"ENDED","endedAt":"2026-02-03T04:05:06.789Z"}]""")))
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public List<SessionEndItem> end(@PathParam("id") String id) {
        domains.mustBeJoined();
        return survey.of(id).stream().map(SessionEndItem::of).toList();
    }

    @DELETE
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
    @ActsAtMaster
    @Command
    @Operation(summary = "End a member's sessions", description = "Ends all sessions and tokens of a member on all hosts, within seconds where a host can be"
            + " reached: by an administrator, or by the member. The member may log in again. Example: DELETE"
            + " /members/7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8j/sessions answers 204.")
    @APIResponse(responseCode = "204", description = "No session of before counts any more at the master, and soon nowhere.")
    @APIResponse(responseCode = "404", description = "There is no such member.")
    public Response endAll(@PathParam("id") String id) {
        return RecordAnswer.done(RecordReference.of("member", members.endSessions(caller.get(), id)));
    }
}
