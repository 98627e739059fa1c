package org.ifolder.web.api.replication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.log.StreamState;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.relay.ReplicationStatus.Stream;

/**
 * How far this host has one stream.
 *
 * @param collection the collection
 * @param authority id of the host that numbers the stream
 * @param incarnation the run of its numbering
 * @param sequence number of the last change
 * @param state whether the stream flows
 * @param reason why it is stopped; null while it flows
 */
@Schema(description = "How far this host has one authority's stream of a collection.")
public record CursorItem(
        @Schema(description = "The collection.", examples = "CATALOG") CollectionName collection,
        @Schema(description = "Id of the host that numbers the stream.", examples = "01jd2v8h6w") String authority,
        @Schema(description = "The run of its numbering.", examples = "6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11") String incarnation,
        @Schema(description = "Number of the last change applied or, of an own stream, sealed.", examples = "301") long sequence,
        @Schema(description = "Whether the stream flows.", examples = "STREAMING") StreamState state,
        @Schema(description = "Why the stream is stopped; null while it flows.") String reason) {

    static CursorItem of(Stream stream) {
        return new CursorItem(stream.collection(), stream.authority(), stream.incarnation(), stream.sequence(), stream.state(),
                stream.reason());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "CursorPage", description = "A page of this host's streams.")
    record Paged(List<CursorItem> items, long total, int page, int size) {
    }
}
