package org.ifolder.web.api.member;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.ifolder.domain.member.Login;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.text.EmailAddress;
import org.ifolder.text.PlainText;

/** A member to be provisioned. */
@Schema(name = "NewMember", description = "A member to be provisioned.")
public record NewMember(
        @Schema(description = "The login name: unique in the Domain, also when case and Unicode normalisation are ignored.",
                examples = "zoe.keller") @NotNull @Login String loginName,
        @Schema(description = "Given name.", examples = "Zoë") @PlainText String givenName,
        @Schema(description = "Family name.", examples = "Keller") @PlainText String familyName,
        @Schema(description = "Name to show; made of the others when absent.", examples = "Zoë Keller") @PlainText String displayName,
        @Schema(description = "E-mail address.", examples = "zoe.keller@example.com") @EmailAddress String email,
        @Schema(description = "Id or name of the host that is to be the home; absent to let the host with fewest members be it.",
                examples = "host1") @PlainText String homeHost) {

    MemberDetails details() {
        return new MemberDetails(loginName, givenName, familyName, displayName, email);
    }
}
