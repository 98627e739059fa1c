package org.ifolder.web.api.group;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.group.Group;

/** A group of members. */
@Schema(name = "Group", description = "A group of members.")
public record GroupItem(
        @Schema(description = "Id of the group.", examples = "7h3k9x2m1q-01jd2v8h6w3t5y7z9b1c4f6g8k") String id,
        @Schema(description = "Its name.", examples = "Accounting") String name,
        @Schema(description = "What it is for.", examples = "Everybody who books") String description,
        @Schema(description = "Where the group comes from.", examples = "LOCAL") RecordSource.Kind source) {

    static GroupItem of(Group group) {
        return new GroupItem(group.id(), group.name(), group.description(), group.source() == null ? null : group.source().kind());
    }

    /** A page of them, for the OpenAPI document. */
    @Schema(name = "GroupPage", description = "A page of groups.")
    record Paged(List<GroupItem> items, long total, int page, int size) {
    }
}
