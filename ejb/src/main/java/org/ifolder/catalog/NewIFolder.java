package org.ifolder.catalog;

import jakarta.validation.constraints.NotNull;
import org.ifolder.server.Limit;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What an iFolder is to be.
 *
 * @param name its name; need not be unique
 * @param description what its owner says about it; null for nothing
 * @param owner id of the member who is to own it; null for the caller
 */
public record NewIFolder(
        @NotNull(message = "must not be empty") @PlainText String name,
        @PlainText(limit = Limit.DESCRIPTION, lines = true) String description,
        @PlainText(limit = Limit.ID) String owner) {

    public NewIFolder {
        name = Text.clean(name);
        description = Text.clean(description);
        owner = Text.clean(owner);
    }
}
