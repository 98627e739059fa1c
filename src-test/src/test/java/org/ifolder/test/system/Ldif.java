package org.ifolder.test.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import org.ifolder.tool.people.People;
import org.ifolder.tool.people.PeopleLdif;

/** LDIF (RFC 2849) for tests. */
final class Ldif {

    private static final String BASE = "dc=test,dc=example";

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

    /** Invented people and groups of them, such as {@code domain.sh sample} writes. */
    static byte[] inventedPeople(long seed, long from, long count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new PeopleLdif(new People(seed)).write(from, count, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
