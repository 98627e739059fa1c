package org.ifolder.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What a member of any system has beside its mark: the same for a number at any time, about 400 bytes as LDIF or JSON. */
public final class SampleMember {

    private static final List<String> GIVEN_NAMES = List.of("Ada", "Bela", "Chiara", "Dag", "Elif", "Femke", "Gil", "Hedda", "Ilse");
    private static final List<String> NAMES = List.of("Albers", "Bergstrom", "Castel", "Dvorak", "Engels", "Faber", "Gruber", "Hofmann");
    private static final List<String> UNITS = List.of("Accounting", "Field Service", "Laboratory", "Print Shop", "Warehouse");
    private static final int TELEPHONES = 1_000_000;
    private static final int DESCRIPTION = 120;
    private static final int LETTERS = 26;

    /** The attributes, of LDAP's {@code inetOrgPerson}, that each member has. */
    public static final List<String> ATTRIBUTES = List.copyOf(attributes(0).keySet());

    private SampleMember() {
    }

    /** The name by which a member is found. */
    public static String uid(int number) {
        return "member%07d".formatted(number);
    }

    /** Names and values of the attributes, always in the same order. */
    public static Map<String, String> attributes(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String given = any(GIVEN_NAMES, random);
        String name = any(NAMES, random);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("uid", uid(number));
        attributes.put("cn", given + " " + name);
        attributes.put("sn", name);
        attributes.put("givenName", given);
        attributes.put("mail", uid(number) + "@members.example.org");
        attributes.put("employeeNumber", Integer.toString(number));
        attributes.put("telephoneNumber", "+49 30 " + (TELEPHONES + random.nextInt(TELEPHONES)));
        attributes.put("ou", any(UNITS, random));
        attributes.put("description", letters(random));
        return attributes;
    }

    private static String any(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Text that compresses no better than text does. */
    private static String letters(SplittableRandom random) {
        StringBuilder text = new StringBuilder("d");
        while (text.length() < DESCRIPTION) {
            text.append((char) ('a' + random.nextInt(LETTERS)));
        }
        return text.toString();
    }
}
