package org.ifolder.web.api.replication;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.paging.PageRequest;
import org.ifolder.replication.repair.Fork;

/**
 * Two histories of one stream, at their authority.
 *
 * @param holder id of the host that has the other history
 * @param commonSequence the last sequence that both have
 * @param proven whether the holder's records are those that the authority has signed there
 * @param items a page of the records that differ
 */
@Schema(name = "Fork", description = "Two histories of one stream under the same numbers, and a page of the records in which they differ.")
public record ForkItem(
        @Schema(description = "Id of the host that has the other history.", examples = "01jd2v8h6w") String holder,
        @Schema(description = "The last sequence that both have.", examples = "301") long commonSequence,
        @Schema(description = "Whether the holder's records are those that the authority has signed there; else only MINE can be kept.",
                examples = "true") boolean proven,
        @Schema(description = "A page of the records that differ.") List<Difference> items,
        @Schema(description = "How many records differ.", examples = "1") long total,
        @Schema(description = "Number of this page, from 0.", examples = "0") int page,
        @Schema(description = "Items of a page, at most.", examples = "50") int size) {

    /**
     * A record that differs.
     *
     * @param here as the asked host has it; null where it does not
     * @param there as the holder has it; null where it does not
     */
    @Schema(name = "ForkedRecord", description = "A record in which the two sides differ.")
    public record Difference(
            @Schema(description = "Type of the record.", examples = "ifolder") String type,
            @Schema(description = "Key of the record.", examples = "01jd2v9k3p-01jd30") String key,
            @Schema(description = "As this host has it; null where it does not.") Content here,
            @Schema(description = "As the holder of the other history has it; null where it does not.") Content there) {

        static Difference of(Fork.Difference difference) {
            return new Difference(difference.type(), difference.key(), Content.of(difference.here()), Content.of(difference.there()));
        }
    }

    /**
     * What one side says of a record.
     *
     * @param payload the whole record; null where it is removed
     */
    @Schema(name = "ForkedContent", description = "What one side says of a record.")
    public record Content(
            @Schema(description = "Its version.", examples = "0.1.4") String version,
            @Schema(description = "Whether it is removed.", examples = "false") boolean removed,
            @Schema(description = "The whole record; null where it is removed.") Map<String, Object> payload) {

        static Content of(Fork.Content content) {
            return content == null ? null : new Content(content.version(), content.removed(), content.payload());
        }
    }

    static ForkItem of(Fork fork, PageRequest page) {
        return new ForkItem(fork.holder(), fork.common(), fork.proven(), fork.records().stream().map(Difference::of).toList(), fork.total(), page.page(),
                page.size());
    }
}
