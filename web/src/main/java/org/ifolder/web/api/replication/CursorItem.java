package org.ifolder.web.api.replication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.relay.ReplicationStatus.Stream;

/**
 * How far this host has one stream, and how it is with it.
 *
 * @param collection the collection
 * @param authority id of the host that numbers the stream
 * @param incarnation the run of its numbering
 * @param sequence number of the last change
 * @param condition whether the stream flows, or what holds it up
 * @param reason why it is not STREAMING; null while it is
 * @param difference how the records here differ from what the authority has signed; null while they are not known to
 * @param horizon the sequence up to which this host's log no longer holds the stream
 * @param setAside how many records an administrator has set aside
 * @param copied records copied so far, while the stream is copied; else null
 * @param source id of the host that it is copied from; else null
 */
@Schema(description = "How far this host has one authority's stream of a collection.")
public record CursorItem(
        @Schema(description = "The collection.", examples = "CATALOG") CollectionName collection,
        @Schema(description = "Id of the host that numbers the stream.", examples = "01jd2v8h6w") String authority,
        @Schema(description = "The run of its numbering.", examples = "6f9c1f0e-6a0d-4a0b-9d7e-0b4b9b8b6c11") String incarnation,
        @Schema(description = "Number of the last change applied or, of an own stream, sealed.", examples = "301") long sequence,
        @Schema(description = "The condition: STREAMING, TAKING_BACK, SNAPSHOT, POISON, FOREIGN or FORK.",
                examples = "STREAMING") String condition,
        @Schema(description = "Why it is in a condition other than STREAMING; else null.") String reason,
        @Schema(description = "How the records here differ; null while they are not known to.") String difference,
        @Schema(description = "The sequence up to which this host's log no longer holds the stream.", examples = "0") long horizon,
        @Schema(description = "How many records an administrator has set aside.", examples = "0") int setAside,
        @Schema(description = "Records copied so far, while the stream is copied; else null.", examples = "12500") Long copied,
        @Schema(description = "Id of the host that it is copied from; else null.", examples = "01jd2v8h6w") String source) {

    static CursorItem of(Stream stream) {
        return new CursorItem(stream.collection(), stream.authority(), stream.incarnation(), stream.sequence(),
                stream.condition(), stream.reason(), stream.difference(), stream.horizon(),
                stream.setAside(), stream.copied(), stream.source());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "CursorPage", description = "A page of this host's streams.")
    record Paged(List<CursorItem> items, long total, int page, int size) {
    }
}
