package org.ifolder.benchmark;

import com.unboundid.ldap.sdk.Entry;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Members as LDIF entries, which the product imports. */
final class MembersLdif {

    private static final String BASE = "ou=members,dc=benchmark";
    private static final String ENTRY_UUID = "00000000-0000-4000-8000-%012d";

    private MembersLdif() {
    }

    /** The entries of this many members from a number on. */
    static String entries(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(MembersLdif::entry).collect(Collectors.joining("\n"));
    }

    private static String entry(int number) {
        Entry entry = new Entry("uid=" + SampleMember.uid(number) + "," + BASE);
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("entryUUID", ENTRY_UUID.formatted(number));
        SampleMember.attributes(number).forEach(entry::addAttribute);
        return entry.toLDIFString();
    }
}
