package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ifolder.domain.RecordSource;
import org.ifolder.domain.group.GroupDetails;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.Limits;
import org.ifolder.text.InputCheck;

/**
 * A group out of a file.
 *
 * @param line where the entry begins
 * @param dn as it is shown
 * @param members the DNs of its members, as they are written
 * @param logins the login names of its members, of a {@code posixGroup}
 */
record GroupEntry(long line, String dn, GroupDetails details, RecordSource source, List<String> members, List<String> logins) {

    /** @throws Refusal saying what the entry lacks or holds that cannot be taken */
    static GroupEntry read(LdifRecord record, InputCheck input, Limits limits) {
        Entry entry = record.entry();
        RecordSource source = EntrySource.of(entry, limits);
        String name = Optional.ofNullable(entry.getAttributeValue("cn"))
                .orElseThrow(() -> Refusal.invalid("cn", "is missing"));
        GroupDetails details = input.valid(new GroupDetails(name, entry.getAttributeValue("description")));
        List<String> members = new ArrayList<>(values(entry, "member"));
        members.addAll(values(entry, "uniqueMember"));
        return new GroupEntry(record.line(), record.dn(), details, source, members, values(entry, "memberUid"));
    }

    private static List<String> values(Entry entry, String attribute) {
        String[] values = entry.getAttributeValues(attribute);
        return values == null ? List.of() : List.of(values);
    }
}
