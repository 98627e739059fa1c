package org.ifolder.join;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What an administrator asks for who lets a new host come.
 *
 * @param hostName the name under which the host will join
 * @param minutes how long the token lets it in, up to a day; null for {@code ifolder.join.token-minutes}
 */
public record JoinTokenOrder(@NotNull @PlainText
        @Pattern(regexp = HostDescription.NAME, message = HostDescription.NAME_MESSAGE) String hostName, @Min(1) @Max(LONGEST_MINUTES) Integer minutes) {

    static final int LONGEST_MINUTES = 1440;

    public JoinTokenOrder {
        hostName = Text.clean(hostName);
    }
}
