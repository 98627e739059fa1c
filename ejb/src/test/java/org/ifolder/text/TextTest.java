package org.ifolder.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void textIsNormalisedToNfcAndStripped() {
        assertThat(Text.clean("  Ame\u0301lie \u3000")).isEqualTo("Am\u00e9lie");
    }

    @Test
    void blankTextIsNoText() {
        assertThat(Text.clean(" \t ")).isNull();
        assertThat(Text.clean(null)).isNull();
    }

    @Test
    void searchKeysFoldCaseAndWidth() {
        assertThat(Text.searchKey("\uff21\u00c9stra\u00dfe")).isEqualTo(Text.searchKey("a\u00e9STRASSE"));
    }

    @Test
    void aPatternTakesWildcardsOfTheQueryLiterally() {
        assertThat(Text.beginsWith("50%_\\")).isEqualTo("50\\%\\_\\\\%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007", "a\nb", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b", "a\ud800b"})
    void charactersThatNoNameMayHoldAreFound(String text) {
        assertThat(Text.hasForbiddenCharacter(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Neill-\u0141uczak", "\u0645\u06cc\u200c\u062e", "\ud83d\ude00", "a b"})
    void charactersOfNamesAreLeftAlone(String text) {
        assertThat(Text.hasForbiddenCharacter(text)).isFalse();
    }

    @Test
    void lengthIsCountedInCodePoints() {
        assertThat(Text.length("\ud83d\ude00\ud83d\ude00")).isEqualTo(2);
    }
}
