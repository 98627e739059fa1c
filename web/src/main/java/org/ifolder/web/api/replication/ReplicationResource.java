package org.ifolder.web.api.replication;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.ifolder.domain.host.Hosts;
import org.ifolder.paging.Page;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.HostProgress;
import org.ifolder.replication.relay.Refusals;
import org.ifolder.replication.relay.ReplicationStatus;
import org.ifolder.server.HostRole;
import org.ifolder.server.LocalHost;
import org.ifolder.web.rest.Paging;
import org.ifolder.web.security.Role;

/** Replication as an administrator sees it, from this host. */
@Path("/replication")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "replication")
public class ReplicationResource {

    @Inject
    private ReplicationStatus status;

    @Inject
    private Refusals refusals;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    @GET
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "How far the hosts are", description = "One item a host, this one first: at the master as it sees them now, at"
            + " a slave as the master last said. The query is compared with the beginning of the host's name.")
    @APIResponse(responseCode = "200", description = "A page of hosts.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = HostProgressItem.Paged.class),
            examples = @ExampleObject(name = "two hosts", value = """
                    {"items":[
                     {"host":"01jd2v8h6w","name":"host0","role":"MASTER","state":"ACTIVE","position":812,"backlog":0,
                      "lagChanges":0,"lagSeconds":0.0,"lastSignOfLife":"2026-01-01T12:00:00Z","agreement":"IDENTICAL",
                      "asOf":"2026-01-01T12:00:00Z","clockAheadSeconds":0,"secondCopySince":null},
                     {"host":"01jd2v9k3p","name":"host1","role":"SLAVE","state":"ACTIVE","position":810,"backlog":0,
                      "lagChanges":2,"lagSeconds":0.4,"lastSignOfLife":"2026-01-01T11:59:59Z","agreement":"BEHIND",
                      "asOf":"2026-01-01T11:59:59Z","clockAheadSeconds":0,"secondCopySince":null}],
                     "total":2,"page":0,"size":50}""")))
    public Page<HostProgressItem> hosts(@BeanParam Paging paging) {
        mustBeJoined();
        String query = paging.request().query() == null ? "" : paging.request().query();
        List<HostProgressItem> items = status.hosts().stream().map(this::item)
                .filter(item -> query.isEmpty() || beginsWith(item.name(), query))
                .toList();
        return Page.cut(items, paging.request());
    }

    @GET
    @Path("/cursors")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "How far this host has each stream", description = "One item for each collection and authority.")
    @APIResponse(responseCode = "200", description = "A page of streams.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CursorItem.Paged.class),
            examples = @ExampleObject(name = "one stream", value = """
                    {"items":[{"collection":"CATALOG","authority":"01jd2v8h6w","incarnation":"6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11",
                     "sequence":301,"condition":"STREAMING","reason":null,"difference":null,"horizon":0,
                     "setAside":0,"copied":null,"source":null}],"total":1,"page":0,"size":50}""")))
    public Page<CursorItem> cursors(@BeanParam Paging paging) {
        mustBeJoined();
        return status.streams(paging.request()).map(CursorItem::of);
    }

    @GET
    @Path("/agreement")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "Whether the hosts have the same records", description = "At the master as it sees them now, at a slave as the"
            + " master last said; nothing is said of a host that was not heard of for a while. The overall state is the worst of the"
            + " hosts'.")
    @APIResponse(responseCode = "200", description = "The agreement of all hosts.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AgreementItem.class),
            examples = @ExampleObject(name = "one host differs", value = """
                    {"state":"DIFFERING","asOf":"2026-01-01T12:00:03Z","hosts":[
                     {"host":"01jd2v8h6w","name":"host0","state":"IDENTICAL","asOf":"2026-01-01T12:10:00Z",
                      "since":"2026-01-01T08:00:00Z","streams":[]},
                     {"host":"01jd2v9k3p","name":"host1","state":"DIFFERING","asOf":"2026-01-01T12:00:03Z",
                      "since":"2026-01-01T12:00:04Z","streams":[{"collection":"DOMAIN","authority":"01jd2v8h6w",
                       "condition":"STREAMING","reason":null,
                       "difference":"member 01jd2v8h6w-01jd30: version 1.1.3 here, 1.1.4 at its authority"}]}]}""")))
    public AgreementItem agreement() {
        mustBeJoined();
        Map<String, String> names = new HashMap<>();
        hosts.all().forEach(host -> names.put(host.id(), host.name()));
        return AgreementItem.of(status.hosts(), names);
    }

    @GET
    @Path("/refusals")
    @RolesAllowed({Role.DOMAIN_ADMINISTRATOR, Role.HOST_OPERATOR, Role.AUDITOR})
    @Operation(summary = "What was refused", description = "One item a host whose link has brought something that was refused: with a wrong"
            + " signature, of another Domain, of another host, or nothing that can be read. Counted since the start of this host.")
    @APIResponse(responseCode = "200", description = "A page of refusals.", content = @Content(
            mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = RefusalItem.Paged.class),
            examples = @ExampleObject(name = "one host", value = """
                    {"items":[{"host":"01jd2v9k3p","count":3,"reason":"the signature is not its authority's",
                     "at":"2026-01-01T12:00:00Z"}],"total":1,"page":0,"size":50}""")))
    public Page<RefusalItem> refusals(@BeanParam Paging paging) {
        return Page.cut(refusals.all().stream().map(RefusalItem::of).toList(), paging.request());
    }

    private HostProgressItem item(HostProgress progress) {
        HostRole role = progress.host().equals(localHost.masterId()) ? HostRole.MASTER : HostRole.SLAVE;
        return HostProgressItem.of(progress, hosts.byId(progress.host()).orElse(null), role);
    }

    private static boolean beginsWith(String name, String query) {
        return name != null && name.regionMatches(true, 0, query, 0, query.length());
    }

    private void mustBeJoined() {
        if (!localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to no Domain yet.");
        }
    }
}
