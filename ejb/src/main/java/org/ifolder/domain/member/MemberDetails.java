package org.ifolder.domain.member;

import jakarta.validation.constraints.NotNull;
import org.ifolder.text.EmailAddress;
import org.ifolder.text.PlainText;
import org.ifolder.text.Text;

/**
 * What a member is called, in NFC; the input of creating and of changing a member, as a whole.
 *
 * @param loginName unique in the Domain, ignoring case and Unicode normalisation
 * @param givenName null where unknown
 * @param familyName null where unknown
 * @param displayName given and family name, or the login name, where none is given
 * @param email null where unknown
 */
public record MemberDetails(
        @NotNull @Login String loginName,
        @PlainText String givenName,
        @PlainText String familyName,
        @PlainText String displayName,
        @EmailAddress String email) {

    public MemberDetails {
        loginName = Text.clean(loginName);
        givenName = Text.clean(givenName);
        familyName = Text.clean(familyName);
        email = Text.clean(email);
        displayName = Text.clean(displayName);
        if (displayName == null) {
            displayName = composed(givenName, familyName, loginName);
        }
    }

    private static String composed(String givenName, String familyName, String loginName) {
        if (givenName == null && familyName == null) {
            return loginName;
        }
        return givenName == null ? familyName : familyName == null ? givenName : givenName + " " + familyName;
    }
}
