package org.ifolder.catalog;

import jakarta.validation.constraints.NotNull;
import org.ifolder.server.Limit;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What an iFolder is to become.
 *
 * @param name its name
 * @param description what its owner says about it; null for nothing
 * @param enabled whether its holders may use it; null to leave that as it is
 */
public record IFolderChange(
        @NotNull(message = "must not be empty") @PlainText String name,
        @PlainText(limit = Limit.DESCRIPTION, lines = true) String description,
        Boolean enabled) {

    public IFolderChange {
        name = Text.clean(name);
        description = Text.clean(description);
    }
}
