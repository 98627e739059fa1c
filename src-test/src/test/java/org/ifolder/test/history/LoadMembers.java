package org.ifolder.test.history;

import java.util.List;
import java.util.stream.IntStream;
import org.ifolder.test.grid.GridHost;
import org.ifolder.test.grid.MultiServerDomain;
import org.ifolder.test.system.Person;
import org.ifolder.test.system.Scenario;

/**
 * The members in whose names clients write: the same number at each host. To make them takes a while, so it is done once a grid.
 *
 * @param persons the members
 * @param loginBegin what their login names begin with, and no other's
 */
public record LoadMembers(List<Person> persons, String loginBegin) {

    private static final int AT_EACH_HOST = 3;

    /** Makes the members; all hosts must be in reach. */
    public static LoadMembers make(MultiServerDomain domain) {
        Scenario scenario = new Scenario(domain);
        String begin = Scenario.unique("writer");
        List<Person> persons = domain.hosts().stream()
                .flatMap(host -> IntStream.range(0, AT_EACH_HOST).mapToObj(number -> host))
                .map(host -> scenario.memberAt(host, begin))
                .toList();
        return new LoadMembers(persons, begin);
    }

    List<Person> at(GridHost home) {
        return persons.stream().filter(person -> person.home().equals(home)).toList();
    }

    List<Person> others(Person than) {
        return persons.stream().filter(person -> !person.equals(than)).toList();
    }

    Person withLogin(String login) {
        return persons.stream().filter(person -> person.login().equals(login)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(login));
    }
}
