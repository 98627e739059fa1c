package org.ifolder.test.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.history.Subject.Kind;
import org.ifolder.test.system.Person;
import org.ifolder.test.system.Scenario;

/** An administrator at one host, whose work other hosts decide: names of members, and iFolders that live elsewhere. */
final class Clerk extends Client {

    private final ApiClient desk;
    private final List<Person> owners;
    private final History history;
    private final Names names;
    private final Random random;
    private SharedFolder folder;
    private String member;
    private String login;

    /**
     * @param desk the host that is asked
     * @param owners members of other hosts
     */
    Clerk(ApiClient desk, List<Person> owners, History history, Names names, Random random) {
        this.desk = desk;
        this.owners = owners;
        this.history = history;
        this.names = names;
        this.random = random;
    }

    @Override
    void act() {
        if (random.nextBoolean()) {
            if (member == null) {
                createMember();
            } else {
                renameMember();
            }
        } else if (folder == null) {
            createElsewhere();
        } else {
            renameElsewhere();
        }
    }

    private void createMember() {
        String wanted = names.next();
        Map<String, Object> input = new LinkedHashMap<>(Scenario.newMember(wanted, null));
        String displayed = input.get("displayName").toString();
        send("create member", Map.of(new Subject(Kind.MEMBER, wanted), displayed), () -> desk.post("members", input)).ifPresent(answer -> {
            JsonNode made = answer.json();
            member = made.path("id").asText();
            login = made.path("loginName").asText();
        });
    }

    private void renameMember() {
        String displayed = names.next();
        String id = member;
        Operation operation = begin("display as " + displayed,
                Map.of(new Subject(Kind.MEMBER, login), displayed));
        Sending.send(operation, () -> desk.put("members/" + id, Map.of("loginName", login, "displayName", displayed)));
        if (operation.isUnder(Outcome.UNKNOWN)) {
            member = null;
        }
    }

    private void createElsewhere() {
        Person owner = owners.get(random.nextInt(owners.size()));
        SharedFolder wanted = new SharedFolder(names.next(), owner);
        String name = names.next();
        Map<String, String> input = Map.of("name", name, "description", wanted.mark(), "owner", owner.id());
        send("create for " + owner.home(), wanted.created(name), () -> desk.post("ifolders", input)).ifPresent(answer -> {
            wanted.hasId(answer.text("id"));
            folder = wanted;
        });
    }

    private void renameElsewhere() {
        String name = names.next();
        SharedFolder known = folder;
        Operation operation = begin("rename elsewhere to " + name, known.named(name));
        Sending.send(operation, () -> desk.put(known.path(), Map.of("name", name, "description", known.mark())));
        if (!operation.isUnder(Outcome.ACKNOWLEDGED) || random.nextInt(10) == 0) {
            folder = null;
        }
    }

    private Operation begin(String what, Map<Subject, String> after) {
        return sends(history.begin(desk.toString(), what, after));
    }

    private Optional<Answer> send(String what, Map<Subject, String> after, Supplier<Answer> request) {
        return Sending.send(begin(what, after), request);
    }
}
