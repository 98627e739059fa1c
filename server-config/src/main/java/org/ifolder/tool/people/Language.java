package org.ifolder.tool.people;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A language (and country) from which people take their names: one for which the data generator knows given and family
 * names in the language's own script.
 *
 * @param locale the locale of the names
 */
record Language(Locale locale) {

    static final List<Language> ALL = Stream.of(
                    "ar", "be", "ca", "da-DK", "de", "de-AT", "en", "en-NG", "en-ZA", "es", "es-MX", "et", "fa", "fi-FI",
                    "fr", "he", "hr", "hu", "hy", "id", "it", "ja", "ka", "ko", "lv", "mk", "nb-NO", "nl", "pl", "pt",
                    "pt-BR", "ro-MD", "ru", "sk", "sq", "sv", "th", "tr", "uk", "vi", "zh-CN", "zh-TW")
            .map(Locale::forLanguageTag)
            .map(Language::new)
            .toList();

    private static final Set<String> FAMILY_NAME_FIRST = Set.of("hu", "ja", "ko", "vi", "zh");
    private static final Set<String> WITHOUT_SPACE = Set.of("ja", "ko", "zh");

    /** The name as it is shown: in the order of the language. */
    String displayName(String given, String family) {
        String code = locale.getLanguage();
        String space = WITHOUT_SPACE.contains(code) ? "" : " ";
        return FAMILY_NAME_FIRST.contains(code) ? family + space + given : given + space + family;
    }
}
