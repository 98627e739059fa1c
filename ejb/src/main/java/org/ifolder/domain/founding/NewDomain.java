package org.ifolder.domain.founding;

import jakarta.validation.constraints.NotNull;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What founding a Domain asks for.
 *
 * @param name the Domain's name
 */
public record NewDomain(@NotNull @PlainText String name) {

    public NewDomain {
        name = Text.clean(name);
    }
}
