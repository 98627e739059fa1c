package org.ifolder.tool.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleLdifTest {

    private final PeopleLdif ldif = new PeopleLdif(new People(1));

    @Test
    void isReadBackWholeByTheLdifReader() throws Exception {
        List<Entry> people = people(entries(bytes(1, 2500)));
        assertThat(people).hasSize(2500);
        People source = new People(1);
        for (int index = 0; index < people.size(); index++) {
            Entry entry = people.get(index);
            Person person = source.person(index + 1);
            assertThat(entry.getAttributeValue("displayName")).isEqualTo(person.displayName());
            assertThat(entry.getAttributeValue("sn")).isEqualTo(person.familyName());
            assertThat(entry.getAttributeValue("givenName")).isEqualTo(person.givenName());
            assertThat(entry.getAttributeValue("uid")).isEqualTo(person.latinName() + "." + person.number());
        }
    }

    @Test
    void loginNamesAndGuidsAreUniqueAndHaveTwoDotsAndANumber() throws Exception {
        Set<String> logins = new HashSet<>();
        Set<String> guids = new HashSet<>();
        for (Entry entry : people(entries(bytes(1, 5000)))) {
            assertThat(entry.getAttributeValue("uid")).matches("[a-z]+\\.[a-z]+\\.[0-9]+");
            assertThat(logins.add(entry.getAttributeValue("uid"))).isTrue();
            assertThat(guids.add(entry.getAttributeValue("entryUUID"))).isTrue();
        }
    }

    @Test
    void aRangeHoldsTheSamePeopleAsTheWhole() throws Exception {
        List<Entry> whole = people(entries(bytes(1, 60)));
        assertThat(people(entries(bytes(41, 20)))).isEqualTo(whole.subList(40, 60));
    }

    @Test
    void groupsComeLastAndHoldPeopleOfTheFile() throws Exception {
        List<Entry> entries = entries(bytes(901, 1200));
        Set<String> people = new HashSet<>();
        people(entries).forEach(entry -> people.add(entry.getDN()));
        List<Entry> groups = entries.subList(1200, entries.size());
        assertThat(groups).extracting(entry -> entry.getAttributeValue("cn")).containsExactly("Team 1", "Team 2", "Team 3");
        for (Entry group : groups) {
            assertThat(people).contains(group.getAttributeValues("uniqueMember"));
        }
    }

    @Test
    void hasFoldedLinesAndBase64ValuesAndOnlyAscii() {
        String text = new String(bytes(1, 100), StandardCharsets.UTF_8);
        assertThat(text).contains("\n ").contains("displayName:: ");
        assertThat(text.chars()).allMatch(letter -> letter < 128);
        assertThat(text.lines()).allMatch(line -> line.length() <= 76);
    }

    @Test
    void noPeopleAreAFileWithoutGroups() throws Exception {
        assertThat(entries(bytes(1, 0))).extracting(Entry::getDN).containsExactly(
                "dc=sample,dc=example", "ou=People,dc=sample,dc=example", "ou=Groups,dc=sample,dc=example");
    }

    @Test
    void writesWhileItMakesThePeople() {
        assertThatThrownBy(() -> ldif.write(1, Long.MAX_VALUE / 2, new Full(1 << 20)))
                .isInstanceOf(IOException.class)
                .hasMessage("full");
    }

    private byte[] bytes(long from, long count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ldif.write(from, count, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static List<Entry> entries(byte[] ldif) throws Exception {
        List<Entry> entries = new ArrayList<>();
        try (LDIFReader reader = new LDIFReader(new ByteArrayInputStream(ldif))) {
            for (Entry entry = reader.readEntry(); entry != null; entry = reader.readEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static List<Entry> people(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.hasAttributeValue("objectClass", "inetOrgPerson"))
                .toList();
    }

    /** Takes so many bytes, then fails. */
    private static final class Full extends OutputStream {

        private int room;

        Full(int room) {
            this.room = room;
        }

        @Override
        public void write(int value) throws IOException {
            if (room-- <= 0) {
                throw new IOException("full");
            }
        }
    }
}
