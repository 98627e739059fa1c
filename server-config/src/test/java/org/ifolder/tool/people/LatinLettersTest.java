package org.ifolder.tool.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinLettersTest {

    private final LatinLetters latin = new LatinLetters();

    @ParameterizedTest
    @CsvSource({
        "Zoé, zoe",
        "Lærke, laerke",
        "Strøm, strom",
        "Głogowski, glogowski",
        "Đỗ, do",
        "Yıldız, yildiz",
        "İpek, ipek",
        "Guțu, gutu",
        "Weiß, weiss",
        "O'Connell-Smith, oconnellsmith",
        "Щербакова, shcherbakova",
        "Аксёнава, aksenava",
        "Кононець, kononets",
        "Трајковски, trajkovski",
        "Գարեգին, garegin",
        "თინათინ, tinatin",
        "חגית, chgyt",
        "خالد, khald",
        "فروتن, frwtn",
        "민준, minjun",
        "장, jang"
    })
    void writesNamesOfManyAlphabetsInLatinLetters(String name, String expected) {
        assertThat(latin.of(name, 20)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"清子", "สามิภักดิ์", "さくら", "12-3"})
    void leavesOutWhatItCannotWrite(String name) {
        assertThat(latin.of(name, 20)).isEmpty();
    }

    @Test
    void cutsLongNamesOff() {
        assertThat(latin.of("ღუდუშაური-ზეცაშვილი", 10)).isEqualTo("ghudushaur");
    }
}
