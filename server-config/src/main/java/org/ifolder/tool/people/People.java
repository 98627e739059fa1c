package org.ifolder.tool.people;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * All people of one seed. A person is a function of seed and number, so any range can be made alone, in constant memory.
 */
public final class People {

    private static final int LONGEST_PART = 20;

    private final long seed;
    private final List<Names> names = new ArrayList<>();
    private final LatinLetters latin = new LatinLetters();

    /**
     * The people of a seed.
     *
     * @param seed any number
     */
    public People(long seed) {
        this.seed = seed;
        for (Language language : Language.ALL) {
            names.add(Names.draw(language, seed));
        }
    }

    /**
     * One person.
     *
     * @param number from 1
     * @return always the same person for the same number
     */
    public Person person(long number) {
        RandomGenerator random = random("person", number);
        Names words = names.get(random.nextInt(names.size()));
        String given = Names.one(words.given(), random);
        String family = Names.one(words.family(), random);
        return new Person(
                number,
                words.language().locale(),
                given,
                family,
                words.language().displayName(given, family),
                latinName(words.language(), given, family),
                Names.one(words.cities(), random));
    }

    /**
     * A name for a shared thing, in some language: a department or a company, without characters that file systems
     * refuse.
     *
     * @param random decides
     * @return the name
     */
    public String subject(RandomGenerator random) {
        return Names.one(words(random).subjects(), random);
    }

    /**
     * A place in some language.
     *
     * @param random decides
     * @return its name
     */
    public String city(RandomGenerator random) {
        return Names.one(words(random).cities(), random);
    }

    /**
     * A source of random numbers that depends on this seed, a purpose and a number alone.
     *
     * @param purpose keeps the draws for different things apart
     * @param number which of them
     * @return the source
     */
    public RandomGenerator random(String purpose, long number) {
        long mixed = seed;
        for (long part : new long[] {purpose.hashCode(), number}) {
            mixed = new SplittableRandom(mixed ^ part).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    private Names words(RandomGenerator random) {
        return names.get(random.nextInt(names.size()));
    }

    /** Names that have no Latin form (Han, kana, Thai) become "member" of the language: {@code ja.member}. */
    private String latinName(Language language, String given, String family) {
        String first = latin.of(given, LONGEST_PART);
        String last = latin.of(family, LONGEST_PART);
        return first.isEmpty() || last.isEmpty()
                ? language.locale().getLanguage() + ".member"
                : first + "." + last;
    }
}
