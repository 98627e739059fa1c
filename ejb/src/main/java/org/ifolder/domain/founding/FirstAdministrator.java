package org.ifolder.domain.founding;

import jakarta.validation.constraints.NotNull;
import org.ifolder.domain.member.Login;
import org.ifolder.text.Text;

/**
 * The first member of a new Domain, who is a domain administrator and at home at its master.
 *
 * @param loginName the login name
 * @param password the password, kept as a hash alone
 */
public record FirstAdministrator(@NotNull @Login String loginName, @NotNull String password) {

    public FirstAdministrator {
        loginName = Text.clean(loginName);
    }

    /** Names no password. */
    @Override
    public String toString() {
        return loginName;
    }
}
