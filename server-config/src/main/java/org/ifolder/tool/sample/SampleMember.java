package org.ifolder.tool.sample;

import org.ifolder.tool.people.Person;

/**
 * A member of the sample organisation.
 *
 * @param login {@code given.family}, with a number behind it where the name was taken; unique, one dot
 * @param person who it is
 */
record SampleMember(String login, Person person) {}
