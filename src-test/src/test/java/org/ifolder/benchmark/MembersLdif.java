package org.ifolder.benchmark;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The members of all systems, as LDIF entries of about 400 bytes; the login name of a member is {@code m} and its number in seven digits. */
public final class MembersLdif {

    /** Below which entry they stand. */
    public static final String BASE = "dc=benchmark";

    private static final String ENTRY = """
            dn: uid=%1$s,ou=people,%3$s
            objectClass: inetOrgPerson
            uid: %1$s
            cn: Given%2$07d Family%2$07d
            sn: Family%2$07d
            givenName: Given%2$07d
            displayName: Given%2$07d Family%2$07d
            mail: %1$s@example.org
            employeeNumber: %2$d
            entryUUID: 00000000-0000-4000-8000-%2$012d
            description: One of those whose record is changed, number %2$07d, at home where the master has put them
            """;

    private MembersLdif() {
    }

    /** The login name of a member. */
    public static String login(int number) {
        return "m%07d".formatted(number);
    }

    /** The entries of this many members from a number on, each with an empty line after it. */
    public static Stream<String> entries(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(number -> ENTRY.formatted(login(number), number, BASE) + "\n");
    }
}
