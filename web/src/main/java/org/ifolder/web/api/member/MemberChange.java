package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.member.Login;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.text.EmailAddress;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/** What a member is called, as a whole. */
@Schema(description = "What a member is called, as a whole: what is left out becomes empty.")
public record MemberChange(
        @Schema(description = "Login name: letters, digits and other visible characters, without spaces and colons.",
                examples = "kvaughan") @NotNull @Login String loginName,
        @Schema(description = "Given name.", examples = "Kirsten") @PlainText String givenName,
        @Schema(description = "Family name.", examples = "Vaughan") @PlainText String familyName,
        @Schema(description = "The name to show; given and family name where it is left out.", examples = "Kirsten Vaughan")
        @PlainText String displayName,
        @Schema(description = "E-mail address.", examples = "kvaughan@example.com") @EmailAddress String email) {

    /** Takes texts as they are typed. */
    public MemberChange {
        loginName = Text.clean(loginName);
        givenName = Text.clean(givenName);
        familyName = Text.clean(familyName);
        displayName = Text.clean(displayName);
        email = Text.clean(email);
    }

    MemberDetails details() {
        return new MemberDetails(loginName, givenName, familyName, displayName, email);
    }
}
