package org.ifolder.tool.people;

import java.util.Locale;

/**
 * An invented person.
 *
 * @param number the person's number, from 1; with the seed it decides all the rest
 * @param locale the language of the name
 * @param givenName in the language's script
 * @param familyName in the language's script
 * @param displayName both, in the language's order
 * @param latinName {@code given.family} in letters a to z with exactly one dot; not unique
 * @param city a place where the language is spoken
 */
public record Person(
        long number,
        Locale locale,
        String givenName,
        String familyName,
        String displayName,
        String latinName,
        String city) {}
