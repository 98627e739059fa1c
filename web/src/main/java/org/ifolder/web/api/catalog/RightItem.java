package org.ifolder.web.api.catalog;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.catalog.RightEntry;
import org.ifolder.catalog.RightLevel;

/**
 * What a member may do with an iFolder.
 *
 * @param member id of the member
 * @param right what they may do
 * @param effective whether it counts
 */
@Schema(name = "Right", description = "What a member may do with an iFolder.")
public record RightItem(
        @Schema(description = "Id of the member.", examples = Examples.MEMBER) String member,
        @Schema(description = "What they may do with it.", examples = "READ_ONLY") RightLevel right,
        @Schema(description = "Whether the right counts: whether the member is known here and ACTIVE.", examples = "true")
        boolean effective) {

    static RightItem of(RightEntry entry) {
        return new RightItem(entry.right().member(), entry.right().level(), entry.effective());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "RightPage", description = "A page of rights.")
    record Paged(List<RightItem> items, long total, int page, int size) {
    }
}
