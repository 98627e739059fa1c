package org.ifolder.domain.group;

import jakarta.validation.constraints.NotNull;
import org.ifolder.server.Limit;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What a group is called, in NFC; the input of creating and of changing a group, as a whole.
 *
 * @param description null where there is none; may hold line feeds
 */
public record GroupDetails(
        @NotNull @PlainText String name,
        @PlainText(limit = Limit.DESCRIPTION, lines = true) String description) {

    public GroupDetails {
        name = Text.clean(name);
        description = Text.clean(description);
    }
}
