package org.ifolder.tool.people;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Writes any number of people, then groups of them, as LDIF (RFC 2849) in constant memory.
 *
 * <p>Login names are {@code given.family.number}: two dots and a number, so they are unique by construction and cannot
 * meet those of the sample organisation (one dot) or names without a dot.
 */
public final class PeopleLdif {

    private static final int WRAP_COLUMN = 76;
    private static final int TEAM_RANGE = 1000;
    private static final int TEAM_SIZE = 25;

    /** Every so many people carry a long description, so that the file has folded lines. */
    private static final int DESCRIBED = 7;

    private final People people;

    /**
     * LDIF of these people.
     *
     * @param people the source
     */
    public PeopleLdif(People people) {
        this.people = people;
    }

    /**
     * Writes the people numbered {@code from} to {@code from + count - 1}, and a group for each thousand numbers touched.
     * The entries above them come first when the range begins with number 1.
     *
     * @param from first number, from 1
     * @param count how many people
     * @param output takes the bytes; is flushed, not closed
     * @throws IOException when writing fails
     */
    public void write(long from, long count, OutputStream output) throws IOException {
        LDIFWriter writer = new LDIFWriter(output);
        writer.setWrapColumn(WRAP_COLUMN);
        writer.writeVersionHeader();
        writer.writeComment("Invented people " + from + " to " + (from + count - 1) + ".", false, true);
        if (from == 1) {
            for (Entry container : DirectoryEntries.containers()) {
                writer.writeEntry(container);
            }
        }
        long end = from + count;
        for (long number = from; number < end; number++) {
            writer.writeEntry(entry(number));
        }
        for (long team = (from - 1) / TEAM_RANGE; count > 0 && team <= (end - 2) / TEAM_RANGE; team++) {
            long first = Math.max(from, team * TEAM_RANGE + 1);
            long last = Math.min(end - 1, (team + 1) * TEAM_RANGE);
            writer.writeEntry(team(team, first, last));
        }
        writer.flush();
    }

    private Entry entry(long number) {
        Person person = people.person(number);
        Entry entry = DirectoryEntries.person(person, login(person));
        if (number % DESCRIBED == 0) {
            RandomGenerator random = people.random("description", number);
            entry.addAttribute(
                    "description",
                    "Number " + number + " of the invented people; has worked in " + people.city(random) + ", "
                            + people.city(random) + " and " + people.city(random) + " for " + people.subject(random));
        }
        return entry;
    }

    private Entry team(long team, long first, long last) {
        RandomGenerator random = people.random("team", first);
        Set<Long> numbers = new TreeSet<>();
        for (int draw = 0; draw < TEAM_SIZE; draw++) {
            numbers.add(random.nextLong(first, last + 1));
        }
        return DirectoryEntries.group(
                "Team " + (team + 1),
                "Some of the people " + (team * TEAM_RANGE + 1) + " to " + (team + 1) * TEAM_RANGE,
                numbers.stream().map(number -> login(people.person(number))).toList());
    }

    private static String login(Person person) {
        return person.latinName() + "." + person.number();
    }
}
