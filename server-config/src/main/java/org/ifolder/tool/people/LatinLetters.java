package org.ifolder.tool.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Writes names of many scripts with the letters a to z, for login names: good enough to recognise a name, no standard
 * of transliteration. Accents are dropped by decomposition; letters of other alphabets come from a table; what is in
 * neither (Han, kana, Thai) is left out.
 */
final class LatinLetters {

    private static final String TABLE = "latin-letters.properties";

    private final Map<Integer, String> table = new HashMap<>();

    LatinLetters() {
        Properties letters = new Properties();
        try (InputStream stream = LatinLetters.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is missing in the tool's jar");
            }
            letters.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(TABLE + " cannot be read", e);
        }
        letters.forEach((letter, latin) -> table.put(letter.toString().codePointAt(0), latin.toString()));
    }

    /**
     * Writes a name in Latin letters.
     *
     * @param name in any script
     * @param longest number of letters after which the rest is cut off
     * @return letters a to z only; empty when nothing of the name can be written so
     */
    String of(String name, int longest) {
        StringBuilder latin = new StringBuilder();
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .codePoints()
                .forEach(letter -> latin.append(of(letter)));
        return latin.substring(0, Math.min(longest, latin.length()));
    }

    private String of(int letter) {
        return letter >= 'a' && letter <= 'z' ? Character.toString(letter) : table.getOrDefault(letter, "");
    }
}
