package org.ifolder.tool.people;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/**
 * Words of one language, drawn once from the data generator, so that a million people cost neither time nor memory for
 * it.
 *
 * @param language whose words they are
 * @param given given names
 * @param family family names
 * @param cities names of places
 * @param subjects what an iFolder may be about: departments and companies
 */
record Names(Language language, List<String> given, List<String> family, List<String> cities, List<String> subjects) {

    private static final int NAMES = 150;
    private static final int WORDS = 30;

    /** Characters that file systems refuse in names. */
    private static final String UNSAFE = "[\\p{Cntrl}/\\\\:*?\"<>|]+";

    static Names draw(Language language, long seed) {
        Faker faker = new Faker(language.locale(), new Random(seed));
        List<String> subjects = new ArrayList<>(distinct(WORDS, () -> faker.commerce().department()));
        subjects.addAll(distinct(WORDS, () -> faker.company().name()));
        return new Names(
                language,
                distinct(NAMES, () -> faker.name().firstName()),
                distinct(2 * NAMES, () -> faker.name().lastName()),
                distinct(WORDS, () -> faker.address().city()),
                subjects);
    }

    static String one(List<String> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    /**
     * As many draws as words are wanted; languages that have fewer words give fewer. Words that mix scripts (the generator
     * puts foreign endings to some cities) are left out where there are others.
     */
    private static List<String> distinct(int draws, Supplier<String> word) {
        Set<String> words = new LinkedHashSet<>();
        for (int draw = 0; draw < draws; draw++) {
            words.add(Normalizer.normalize(word.get(), Normalizer.Form.NFC)
                    .replaceAll(UNSAFE, " ")
                    .strip());
        }
        List<String> pure = words.stream().filter(Names::ofOneScript).toList();
        return pure.isEmpty() ? List.copyOf(words) : pure;
    }

    private static boolean ofOneScript(String word) {
        return word.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(Character.UnicodeScript::of)
                        .distinct()
                        .count()
                == 1;
    }
}
