package org.ifolder.directory;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.ifolder.domain.RecordSource;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limit;
import org.ifolder.server.Limits;
import org.ifolder.text.Text;

/** Which entry a member or a group comes from. */
final class EntrySource {

    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private EntrySource() {
    }

    /** @throws Refusal when the entry's DN or its {@code entryUUID} cannot be taken */
    static RecordSource of(Entry entry, Limits limits) {
        String dn = Text.clean(entry.getDN());
        if (dn == null || Text.length(dn) > limits.of(Limit.DISTINGUISHED_NAME) || Text.hasForbiddenCharacter(dn)) {
            throw Refusal.invalid("dn", "is empty, too long or holds a control character");
        }
        String uuid = Text.clean(entry.getAttributeValue("entryUUID"));
        if (uuid != null && !UUID.matcher(uuid).matches()) {
            throw Refusal.invalid("entryUUID", "is not a UUID");
        }
        return RecordSource.directory(uuid == null ? null : uuid.toLowerCase(Locale.ROOT), dn, key(dn));
    }

    /**
     * The form in which equal DNs are equal text (RFC 4517, section 4.2.15, with all values compared ignoring case).
     *
     * @throws Refusal when the text is not a DN
     */
    static String key(String dn) {
        try {
            return new DN(dn).toNormalizedString();
        } catch (LDAPException e) {
            throw Refusal.invalid("dn", "is not a DN");
        }
    }
}
