/**
 * The REST API: one package a concept, in each the resource and its JSON forms (Java records). The same resource classes are
 * served at {@code /api/v1} for users and at {@code /private/v1} for other hosts, so that a command that was passed on meets the
 * same code (R1.1).
 *
 * <h2>How a resource is written</h2>
 * <pre>{@code
 * @Path("/groups")
 * @RequestScoped
 * @Produces(MediaType.APPLICATION_JSON)
 * @Tag(name = "groups")
 * public class GroupsResource {
 *
 *     @Inject private Groups groups;              // boundaries only: no persistence, no JMS, no replication internals
 *     @Inject private CurrentCaller caller;
 *
 *     @GET
 *     @RolesAllowed({Role.MEMBER, Role.DOMAIN_ADMINISTRATOR})
 *     @Operation(summary = "Groups", description = "...")
 *     @APIResponse(responseCode = "200", description = "A page of groups.", content = @Content(
 *             schema = @Schema(implementation = GroupPage.class), examples = @ExampleObject(name = "page", value = "{...}")))
 *     public Page<GroupItem> list(@BeanParam Paging paging) {
 *         return groups.list(caller.get(), paging.request()).map(GroupItem::of);
 *     }
 *
 *     @GET @Path("/{id}") ...
 *     public Response get(@PathParam("id") String id, @Context Request request) {
 *         Group group = groups.find(caller.get(), id);                              // Refusal NOT_FOUND, FORBIDDEN
 *         return RecordAnswer.shown(request, RecordReference.of("group", group), GroupItem.of(group));
 *     }
 *
 *     @POST
 *     @Consumes(MediaType.APPLICATION_JSON)
 *     @RolesAllowed(Role.DOMAIN_ADMINISTRATOR)
 *     @ActsAtMaster
 *     @Command
 *     public Response create(@Valid NewGroup input) {
 *         Group group = groups.create(caller.get(), input.name(), input.description());
 *         return RecordAnswer.created("groups/{id}", RecordReference.of("group", group), GroupItem.of(group));
 *     }
 *
 *     @PUT @Path("/{id}") @Consumes(...) @RolesAllowed(...) @ActsAtMaster @Command
 *     public Response change(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch, @Valid GroupChange input) {
 *         Group group = groups.change(caller.get(), id, IfMatch.expected(ifMatch), ...);   // null: any version; Refusal STALE
 *         return RecordAnswer.changed(RecordReference.of("group", group), GroupItem.of(group));
 *     }
 *
 *     @DELETE @Path("/{id}") @RolesAllowed(...) @ActsAtMaster @Command
 *     public Response remove(@PathParam("id") String id, @HeaderParam(IfMatch.NAME) IfMatch ifMatch) {
 *         return RecordAnswer.done(RecordReference.of("group", groups.remove(caller.get(), id, IfMatch.expected(ifMatch))));
 *     }
 * }
 * }</pre>
 *
 * <p>The rules behind it:
 * <ul>
 * <li><b>Known to both applications</b> by one line in {@link org.ifolder.web.api.ApiClasses}; a test finds the forgotten one.</li>
 * <li><b>Scope</b> {@code @RequestScoped}, fields by {@code @Inject}, class and methods neither final nor private.</li>
 * <li><b>Who may</b>: each method has {@code @RolesAllowed} with names of {@link org.ifolder.web.security.Role}; a method with
 *     none is refused to everybody, and a test fails. What depends on the record (own iFolder, right) the boundary decides, to which
 *     {@link org.ifolder.web.security.CurrentCaller#get()} is handed.</li>
 * <li><b>Input</b> is a Java record with {@code @NotNull}, {@code @PlainText} and the like on its components, taken as
 *     {@code @Valid}. It is never null; unknown fields, wrong types and broken JSON never reach the resource.</li>
 * <li><b>Refusing</b> is throwing {@link org.ifolder.refusal.Refusal}; nothing is caught in a resource. It becomes a problem document
 *     with the field and the status (INVALID 400, FORBIDDEN 403, NOT_FOUND 404, CONFLICT 409, STALE 412, UNAVAILABLE 503).</li>
 * <li><b>Lists</b> return {@link org.ifolder.paging.Page}, which is the JSON form, and take
 *     {@link org.ifolder.web.rest.Paging} as {@code @BeanParam}. For the OpenAPI document, page forms are named by
 *     {@code @Schema(implementation = …)} on a record that is declared beside the item.</li>
 * <li><b>One record</b> is answered through {@link org.ifolder.web.rest.RecordAnswer}: ETag {@code "epoch.term.counter"}, 304, and the
 *     header field {@code IFolder-Record}. A command over Domain data must answer through it, because the host that passed it on waits
 *     for exactly that change.</li>
 * <li><b>Who decides</b>: {@link org.ifolder.web.passing.ActsAtMaster}, {@link org.ifolder.web.passing.ActsAtIFolderHost} (path parameter
 *     {@code id} is the iFolder), {@link org.ifolder.web.passing.ActsAtHomeHost} (path parameter {@code id} is the member). The
 *     method itself then runs on the deciding host only. What only the body tells: throw
 *     {@link org.ifolder.peer.ActsElsewhere} with the host's id before anything was changed.</li>
 * <li><b>Commands</b> that change something in one transaction are {@link org.ifolder.web.command.Command}, so that a client's
 *     {@code Idempotency-Key} holds. Not {@code @Command}: what runs several transactions (an import, a report's generation).</li>
 * <li><b>Bodies</b> are limited to {@code ifolder.limit.body-bytes}; a method that takes an {@code InputStream} of any size is
 *     {@link org.ifolder.web.rest.StreamedBody}.</li>
 * <li><b>Described</b>: each method has {@code @Operation} with a description, and an example in its request body or its 2xx
 *     {@code @APIResponse}; each form has {@code @Schema}. A test reads the generated document.</li>
 * </ul>
 */
package org.ifolder.web.api;
