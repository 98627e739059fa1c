package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.Optional;
import org.ifolder.domain.member.DirectoryPerson;
import org.ifolder.domain.member.LoginName;
import org.ifolder.domain.member.MemberDetails;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;
import org.ifolder.text.InputCheck;
import org.ifolder.text.Text;

/**
 * A person out of a file.
 *
 * @param line where the entry begins
 * @param dn as it is shown
 * @param person what becomes a member
 * @param password the first value of {@code userPassword}; null where there is none
 */
record PersonEntry(long line, String dn, DirectoryPerson person, String password) {

    /** Where this attribute stands in the entry, it names the home host. */
    private static final String HOME_HOST = "iFolderHomeServer";

    /**
     * Reads an entry. Of attributes with several values the first counts.
     *
     * @throws Refusal saying what the entry lacks or holds that cannot be taken
     */
    static PersonEntry read(LdifRecord record, InputCheck input, Limits limits) {
        Entry entry = record.entry();
        String login = first(entry, "uid").or(() -> first(entry, "sAMAccountName"))
                .orElseThrow(() -> Refusal.invalid("uid", "is missing"));
        MemberDetails details = input.valid(new MemberDetails(
                login,
                first(entry, "givenName").orElse(null),
                first(entry, "sn").orElse(null),
                first(entry, "displayName").or(() -> first(entry, "cn")).orElse(null),
                first(entry, "mail").orElse(null)));
        DirectoryPerson person = new DirectoryPerson(details, LoginName.of(login, limits), EntrySource.of(entry, limits),
                first(entry, HOME_HOST).orElse(null));
        return new PersonEntry(record.line(), record.dn(), person, entry.getAttributeValue("userPassword"));
    }

    private static Optional<String> first(Entry entry, String attribute) {
        return Optional.ofNullable(Text.clean(entry.getAttributeValue(attribute)));
    }

    /** Without the password: it is never written to a log. */
    @Override
    public String toString() {
        return "person " + dn + " of line " + line;
    }
}
