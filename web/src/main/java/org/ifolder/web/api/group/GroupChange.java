package org.ifolder.web.api.group;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.server.Limit;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/** What a group is called, as a whole. */
@Schema(description = "What a group is called, as a whole.")
public record GroupChange(
        @Schema(description = "Its name.", examples = "Accounting Managers") @NotNull @PlainText String name,
        @Schema(description = "Its description; may have several lines.", examples = "People who can manage accounting entries")
        @PlainText(limit = Limit.DESCRIPTION, lines = true) String description) {

    /** Takes texts as they are typed. */
    public GroupChange {
        name = Text.clean(name);
        description = Text.clean(description);
    }

    GroupDetails details() {
        return new GroupDetails(name, description);
    }
}
