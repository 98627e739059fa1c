package org.ifolder.directory;

import com.unboundid.ldap.sdk.Entry;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an entry is, by its object classes. */
enum EntryKind {

    PERSON,
    GROUP,
    OTHER;

    /** {@code person} (RFC 4519) and the subclasses in use; directories mostly list all superclasses too, but need not. */
    private static final Set<String> PEOPLE = Set.of("person", "organizationalperson", "inetorgperson", "residentialperson",
            "pilotperson", "newpilotperson", "user");

    /** Active Directory derives its computers from {@code user}. */
    private static final Set<String> MACHINES = Set.of("computer");

    private static final Set<String> GROUPS = Set.of("groupofnames", "groupofuniquenames", "posixgroup", "group");

    static EntryKind of(Entry entry) {
        String[] values = entry.getAttributeValues("objectClass");
        Set<String> classes = values == null ? Set.of()
                : Stream.of(values).map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        if (classes.stream().anyMatch(MACHINES::contains)) {
            return OTHER;
        }
        if (classes.stream().anyMatch(PEOPLE::contains)) {
            return PERSON;
        }
        return classes.stream().anyMatch(GROUPS::contains) ? GROUP : OTHER;
    }
}
