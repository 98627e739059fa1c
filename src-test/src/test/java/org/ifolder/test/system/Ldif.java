package org.ifolder.test.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.ifolder.tool.people.People;
import org.ifolder.tool.people.PeopleLdif;

/** LDIF (RFC 2849) for tests. */
final class Ldif {

    private static final String BASE = "dc=test,dc=example";
    private static final long SEED = 2026;

    /** Number of the next file's first person: no two files name the same people, nor the same teams of a thousand numbers. */
    private static final AtomicLong NUMBERS = new AtomicLong(100_000L * ThreadLocalRandom.current().nextInt(10, 10_000) + 1);
    private static final int PEOPLE_APART = 10_000;

    private Ldif() {
    }

    /** Entries one after the other, with the version line before them. */
    static String file(String... entries) {
        return "version: 1\n\n" + String.join("\n", entries);
    }

    /** A person with this login name, and more lines of the entry. */
    static String person(String uid, String... lines) {
        StringJoiner entry = new StringJoiner("\n", "", "\n");
        entry.add("dn: uid=" + uid + ",ou=People," + BASE)
                .add("objectClass: top").add("objectClass: person").add("objectClass: inetOrgPerson")
                .add("uid: " + uid).add("cn: Person " + uid).add("sn: " + uid).add("mail: " + uid + "@test.example");
        List.of(lines).forEach(entry::add);
        return entry.toString();
    }

    /** A group of people with these login names. */
    static String group(String name, String... uids) {
        StringJoiner entry = new StringJoiner("\n", "", "\n");
        entry.add("dn: cn=" + name + ",ou=Groups," + BASE)
                .add("objectClass: top").add("objectClass: groupOfUniqueNames").add("cn: " + name);
        for (String uid : uids) {
            entry.add("uniqueMember: uid=" + uid + ",ou=People," + BASE);
        }
        return entry.toString();
    }

    /** A line whose value is written in base64. */
    static String base64(String attribute, String value) {
        return attribute + ":: " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Invented people whom nobody knows yet, and groups of them, such as {@code domain.sh sample} writes. */
    static byte[] inventedPeople(int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new PeopleLdif(new People(SEED)).write(NUMBERS.getAndAdd(PEOPLE_APART), count, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
