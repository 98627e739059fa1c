package org.ifolder.web.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.ifolder.replication.record.RecordReference;

/**
 * Answers about one record. Each carries the record's strong ETag and the header field {@value #RECORD}, by which a host that
 * passed the request on knows which change it waits for (R1.1).
 */
public final class RecordAnswer {

    /** Header field that names the record and its version: {@code type/key@epoch.term.counter}. */
    public static final String RECORD = "IFolder-Record";

    private RecordAnswer() {
    }

    /** 200 with the record, or 304 when the client has this version already. */
    public static Response shown(Request request, RecordReference record, Object body) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag(record));
        return named(unchanged == null ? Response.ok(body) : unchanged, record).build();
    }

    /**
     * 200 with the record and more that is kept beside it. The ETag says of the record alone whether it has changed, for a later
     * {@code If-Match}; so this is never answered with 304.
     */
    public static Response composed(RecordReference record, Object body) {
        return named(Response.ok(body), record).build();
    }

    /** 201 with the new record. @param path its place below the API's base, unencoded, such as {@code members/{id}} */
    public static Response created(String path, RecordReference record, Object body) {
        URI place = UriBuilder.fromPath(path).build(record.key());
        return named(Response.created(place).entity(body), record).build();
    }

    /** 200 with the changed record. */
    public static Response changed(RecordReference record, Object body) {
        return named(Response.ok(body), record).build();
    }

    /** 204 after a change that has nothing to show, such as a removal; the reference is that of the tombstone. */
    public static Response done(RecordReference record) {
        return Response.noContent().header(RECORD, record.toString()).build();
    }

    private static Response.ResponseBuilder named(Response.ResponseBuilder answer, RecordReference record) {
        return answer.tag(tag(record)).header(RECORD, record.toString());
    }

    private static EntityTag tag(RecordReference record) {
        return new EntityTag(record.version().toString());
    }
}
