package org.ifolder.domain.founding;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What founding a Domain asks for.
 *
 * @param name the Domain's name
 * @param administrator who administers it first
 */
public record NewDomain(@NotNull @PlainText String name, @NotNull @Valid FirstAdministrator administrator) {

    public NewDomain {
        name = Text.clean(name);
    }
}
