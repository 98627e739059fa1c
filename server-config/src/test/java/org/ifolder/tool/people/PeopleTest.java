package org.ifolder.tool.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final People PEOPLE = new People(7);

    @Test
    void givesTheSamePersonForTheSameSeedAndNumberInAnyOrder() {
        People again = new People(7);
        Person late = again.person(900_000);
        assertThat(again.person(3)).isEqualTo(PEOPLE.person(3));
        assertThat(late).isEqualTo(PEOPLE.person(900_000));
    }

    @Test
    void givesOtherPeopleForAnotherSeed() {
        assertThat(new People(8).person(3).displayName()).isNotEqualTo(PEOPLE.person(3).displayName());
    }

    @Test
    void namesComeFromManyLanguagesAndScripts() {
        assertThat(LongStream.rangeClosed(1, 500)
                        .mapToObj(PEOPLE::person)
                        .map(Person::locale)
                        .distinct())
                .hasSizeGreaterThan(35);
        Set<Character.UnicodeScript> scripts = LongStream.rangeClosed(1, 500)
                .mapToObj(number -> PEOPLE.person(number).familyName().codePointAt(0))
                .map(Character.UnicodeScript::of)
                .collect(Collectors.toSet());
        assertThat(scripts)
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.HEBREW,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HANGUL,
                        Character.UnicodeScript.THAI);
    }

    @Test
    void latinNamesHaveOneDotBetweenLettersOfAscii() {
        assertThat(LongStream.rangeClosed(1, 5000).mapToObj(number -> PEOPLE.person(number).latinName()))
                .allMatch(name -> name.matches("[a-z]{1,20}\\.[a-z]{1,20}"));
    }

    @Test
    void displayNameFollowsTheOrderOfTheLanguage() {
        assertThat(language("hu").displayName("Béla", "Nagy")).isEqualTo("Nagy Béla");
        assertThat(language("ja").displayName("清子", "武田")).isEqualTo("武田清子");
        assertThat(language("fr").displayName("Zoé", "Noël")).isEqualTo("Zoé Noël");
    }

    private static Language language(String tag) {
        return Language.ALL.stream()
                .filter(language -> language.locale().toLanguageTag().equals(tag))
                .findFirst()
                .orElseThrow();
    }
}
