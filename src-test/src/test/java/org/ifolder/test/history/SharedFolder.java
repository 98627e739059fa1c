package org.ifolder.test.history;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ifolder.test.history.Subject.Kind;
import org.ifolder.test.system.Person;

/** An iFolder as its client has it in mind. */
final class SharedFolder {

    private final String mark;
    private final Person owner;
    private final Map<Person, String> rights = new HashMap<>();
    private String id;

    SharedFolder(String mark, Person owner) {
        this.mark = mark;
        this.owner = owner;
    }

    String mark() {
        return mark;
    }

    String path() {
        return "ifolders/" + id;
    }

    String id() {
        return id;
    }

    void hasId(String given) {
        id = given;
    }

    /** What others may do with it. */
    Map<Person, String> rights() {
        return rights;
    }

    Map<Subject, String> named(String name) {
        return Map.of(new Subject(Kind.IFOLDER, mark), name);
    }

    Map<Subject, String> sized(String usage) {
        return Map.of(new Subject(Kind.USAGE, mark), usage);
    }

    Map<Subject, String> shared(Person with, String right) {
        return Map.of(Subject.right(mark, with.login()), right);
    }

    /** All that is there once it is created. */
    Map<Subject, String> created(String name) {
        Map<Subject, String> all = new LinkedHashMap<>(named(name));
        all.putAll(sized(ContentReader.usage(0, 0, 0)));
        all.putAll(shared(owner, "OWNER"));
        return all;
    }

    /** All that is gone once it is deleted. */
    Map<Subject, String> deleted() {
        Map<Subject, String> all = new TreeMap<>(Comparator.comparing(Subject::toString));
        all.putAll(created(""));
        rights.keySet().forEach(person -> all.putAll(shared(person, "")));
        all.replaceAll((subject, state) -> Subject.ABSENT);
        return all;
    }

    @Override
    public String toString() {
        return mark;
    }
}
