package org.ifolder.web.api.host;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.departure.Departure;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.HostUpdate;
import org.ifolder.domain.host.Hosts;
import org.ifolder.paging.Page;
import org.ifolder.replication.record.RecordReference;
import org.ifolder.rotation.KeyRotation;
import org.ifolder.rotation.Revocations;
import org.ifolder.web.command.Command;
import org.ifolder.web.passing.ActsAtMaster;
import org.ifolder.web.rest.IfMatch;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.rest.RecordAnswer;
import org.ifolder.web.security.CurrentCaller;
import org.ifolder.web.security.Role;

/** The hosts of the Domain. */
@Path("/hosts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "hosts")
public class HostsResource {

    private static final String EXAMPLE = """
            {"id":"7h3k9x2m1q","name":"host0","role":"MASTER","publicAddress":"https://127.0.0.1:8443",
             "privateAddress":"https://127.0.0.1:7443","brokerPort":5445,"state":"ACTIVE","labels":["europe"],
             "publicKey":{"crv":"P-256","kty":"EC","x":"WKn-ZIGevcwGIyyrzFoZNBdaq9_TsqzGl96oc0CWuis","y":"y77t-RvAHRKTsSGdIYUfweuOvwrvDD-Q3Hv5J0fSKbE"},
             "fingerprint":"78Ty8Py4IxM_3Jtj55HKyORoPkrAY4lSssZQ-iDGdFY",
             "sealingKey":{"crv":"P-256","kty":"EC","x":"y77t-RvAHRKTsSGdIYUfweuOvwrvDD-Q3Hv5J0fSKbE","y":"WKn-ZIGevcwGIyyrzFoZNBdaq9_TsqzGl96oc0CWuis"},
             "keyInForce":true}""";

    @Inject
    private Hosts hosts;

    @Inject
    private Departure departure;

    @Inject
    private KeyRotation rotation;

    @Inject
    private Revocations revocations;

    @Inject
    private CurrentDomain domains;

    @Inject
    private CurrentCaller caller;

    @GET
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "The hosts", description = "The hosts of the Domain by name, as far as their records have arrived here.")
    @APIResponse(responseCode = "200", description = "A page of hosts.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.Paged.class),
            examples = @ExampleObject(name = "one host", value = "{\"items\":[" + EXAMPLE + "],\"total\":1,\"page\":0,\"size\":50}")))
    public Page<HostItem> list(@BeanParam Paging paging) {
        domains.mustBeJoined();
        return hosts.list(paging.request()).map(this::item);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "A host", description = "One host with its addresses, state and public key.")
    @APIResponse(responseCode = "200", description = "The host.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class),
            examples = @ExampleObject(name = "host", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    public Response get(@PathParam("id") String id, @Context Request request) {
        domains.mustBeJoined();
        Host host = hosts.find(id);
        return RecordAnswer.shown(request, RecordReference.of("host", host), item(host));
    }

    @PUT
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @ActsAtMaster
    @Command
    @Operation(summary = "Change a host", description = "Sets state, addresses and labels as a whole; without"
            + " brokerPort that stays. All hosts use them from then on, and none is restarted. A host in MAINTENANCE or DRAINING serves"
            + " its members and gets no new ones.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostUpdate.class),
            examples = @ExampleObject(name = "maintenance", value = """
                    {"state":"MAINTENANCE","publicAddress":"https://127.0.0.1:8443","privateAddress":"https://127.0.0.1:7443",
                     "labels":["europe"]}""")))
    @APIResponse(responseCode = "200", description = "The changed host.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class)))
    @APIResponse(responseCode = "412", description = "The host was changed since it was read.")
    public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid HostUpdate input) {
        Host host = hosts.change(caller.get(), id, input, IfMatch.expected(ifMatch));
        return RecordAnswer.changed(RecordReference.of("host", host), item(host));
    }

    @POST
    @Path("/{id}/key-rotation")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Give a host another key", description = "The host makes its next key, which counts beside the one that it has for"
            + " ifolder.key.overlap-seconds; after that the one before is refused. nextFingerprint shows the key meanwhile. Asked at any host"
            + " that reaches it.")
    @APIResponse(responseCode = "202", description = "The next key is announced.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class),
            examples = @ExampleObject(name = "host", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "The host changes its key already.")
    @APIResponse(responseCode = "503", description = "The master cannot be asked.")
    public Response rotate(@PathParam("id") String id) {
        domains.mustBeJoined();
        hosts.find(id);
        rotation.begin(caller.get(), id);
        return Response.accepted(item(hosts.find(id))).build();
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Revoke a host's key", description = "Ends the key of a host that is stolen or lost: all hosts refuse it as soon as they"
            + " learn of that, and close what is open to it. What it has signed up to now stays. The host cannot come back; it is removed, and"
            + " may join anew as another.")
    @APIResponse(responseCode = "200", description = "The host.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class),
            examples = @ExampleObject(name = "host", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "The host is the master, or its key has ended already.")
    public Response revoke(@PathParam("id") String id) {
        Host host = revocations.revoke(caller.get(), id);
        return RecordAnswer.changed(RecordReference.of("host", host), item(host));
    }

    @GET
    @Path("/{id}/revocation")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "Who has shut a host out", description = "Host by host, when it closed what was open to a host whose key has ended."
            + " At the master alone, which hears it of the others.")
    @APIResponse(responseCode = "200", description = "The hosts.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RevocationItem.class),
            examples = @ExampleObject(name = "two hosts", value = """
                    {"host":"4s80tk4389","name":"host1","hosts":[{"host":"7h3k9x2m1q","name":"host0","closedAt":"2026-02-03T04:05:06Z"},
                     {"host":"5pmq8vv2y7","name":"host2"}]}""")))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "The host's key has not ended.")
    @APIResponse(responseCode = "503", description = "This host is not the master.")
    public RevocationItem revocation(@PathParam("id") String id) {
        return RevocationItem.of(hosts.find(id), revocations.of(caller.get(), id));
    }

    @GET
    @Path("/{id}/residents")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR})
    @Operation(summary = "What lives on a host", description = "How many members and iFolders would lose their host, and what keeps it from"
            + " leaving. At the master alone.")
    @APIResponse(responseCode = "200", description = "The residents.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ResidentsItem.class),
            examples = @ExampleObject(name = "a host in use", value = """
                    {"members":120,"iFolders":340,"mayLeave":false,"obstacle":"120 members and 340 iFolders live there.",
                     "confirmation":"8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw"}""")))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "503", description = "This host is not the master.")
    public ResidentsItem residents(@PathParam("id") String id) {
        return ResidentsItem.of(departure.residents(caller.get(), id));
    }

    @POST
    @Path("/{id}/departure")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Have an empty host leave", description = "A host that is DRAINING, and on which nobody lives, is LEFT from then on:"
            + " its key is refused, its name is free, its records stay.")
    @APIResponse(responseCode = "200", description = "The host.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class),
            examples = @ExampleObject(name = "host", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "What stands in the way.")
    public Response leave(@PathParam("id") String id) {
        Host host = departure.leave(caller.get(), id);
        return RecordAnswer.changed(RecordReference.of("host", host), item(host));
    }

    @POST
    @Path("/{id}/forced-removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a dead host", description = "The host is LEFT from then on, whatever lives there: what it has not sent is lost,"
            + " its members have no home, nor their local passwords, and its iFolders stay listed, with nobody to change them.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ForcedRemoval.class),
            examples = @ExampleObject(name = "confirmed", value = "{\"confirmation\":\"8s3mUO0mQm3WQ7f5dX1zq2Yt0bN4cV6hJ9kL1pR7uEw\"}")))
    @APIResponse(responseCode = "200", description = "The host.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostItem.class),
            examples = @ExampleObject(name = "host", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "Something else lives there than was confirmed; the host has left, or is the master.")
    public Response removeByForce(@PathParam("id") String id, @Valid ForcedRemoval input) {
        Host host = departure.removeByForce(caller.get(), id, input.confirmation());
        return RecordAnswer.changed(RecordReference.of("host", host), item(host));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
    @ActsAtMaster
    @Command
    @Operation(summary = "Remove a host that did not get in", description = "Removes a host that is JOINING, as one that was let in and died on"
            + " the way. Its key is refused from then on, and its name is free. Example: DELETE /hosts/7h3k9x2m1q answers 204.")
    @APIResponse(responseCode = "204", description = "Removed.")
    @APIResponse(responseCode = "404", description = "There is no such host.")
    @APIResponse(responseCode = "409", description = "The host is not JOINING.")
    @APIResponse(responseCode = "412", description = "The host was changed since it was read.")
    public void remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
        hosts.remove(caller.get(), id, IfMatch.expected(ifMatch));
    }

    private HostItem item(Host host) {
        return HostItem.of(host, hosts.roleOf(host));
    }
}
