package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.member.Login;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.text.EmailAddress;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/** A member to be provisioned. */
@Schema(description = "A member to be provisioned.")
public record NewMember(
        @Schema(description = "Login name: letters, digits and other visible characters, without spaces and colons.",
                examples = "kvaughan") @NotNull @Login String loginName,
        @Schema(description = "Given name.", examples = "Kirsten") @PlainText String givenName,
        @Schema(description = "Family name.", examples = "Vaughan") @PlainText String familyName,
        @Schema(description = "The name to show; given and family name where it is left out.", examples = "Kirsten Vaughan")
        @PlainText String displayName,
        @Schema(description = "E-mail address.", examples = "kvaughan@example.com") @EmailAddress String email,
        @Schema(description = "Id or name of the home host; the host with the fewest members where it is left out.", examples = "host1")
        @PlainText String homeHost) {

    /** Takes texts as they are typed. */
    public NewMember {
        loginName = Text.clean(loginName);
        givenName = Text.clean(givenName);
        familyName = Text.clean(familyName);
        displayName = Text.clean(displayName);
        email = Text.clean(email);
        homeHost = Text.clean(homeHost);
    }

    MemberDetails details() {
        return new MemberDetails(loginName, givenName, familyName, displayName, email);
    }
}
