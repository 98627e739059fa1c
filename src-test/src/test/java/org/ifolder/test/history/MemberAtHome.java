package org.ifolder.test.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ifolder.test.api.Answer;
import org.ifolder.test.api.ApiClient;
import org.ifolder.test.system.Person;

/** A member who works at home: makes iFolders, renames, shares and deletes them, and asks for a report now and then. */
final class MemberAtHome extends Client {

    private static final int AT_MOST = 6;
    private static final List<String> RIGHTS = List.of("READ_ONLY", "READ_WRITE");

    private final Person self;
    private final List<Person> others;
    private final ApiClient home;
    private final History history;
    private final Names names;
    private final Random random;
    private final List<SharedFolder> folders = new ArrayList<>();
    private int reports;
    private boolean reportsCounted = true;

    /** @param reports how many reports the member has asked for before */
    MemberAtHome(Person self, List<Person> others, ApiClient home, History history, Names names, Random random, int reports) {
        this.self = self;
        this.others = others;
        this.home = home;
        this.history = history;
        this.names = names;
        this.random = random;
        this.reports = reports;
    }

    Person self() {
        return self;
    }

    @Override
    void act() {
        int dice = random.nextInt(200);
        if (folders.isEmpty() || dice < 40 && folders.size() < AT_MOST) {
            create();
        } else if (folders.size() >= AT_MOST && dice < 40) {
            delete(folders.get(0));
        } else {
            change(folders.get(random.nextInt(folders.size())), dice);
        }
    }

    private void change(SharedFolder folder, int dice) {
        if (dice < 90) {
            rename(folder);
        } else if (dice < 132) {
            grant(folder, others.get(random.nextInt(others.size())));
        } else if (dice < 150 && !folder.rights().isEmpty()) {
            revoke(folder);
        } else if (dice < 182) {
            resize(folder);
        } else if (dice < 198) {
            delete(folder);
        } else if (reportsCounted) {
            report(folder);
        }
    }

    private void create() {
        SharedFolder folder = new SharedFolder(names.next(), self);
        String name = names.next();
        Operation operation = begin("create", folder.created(name));
        Sending.send(operation, () -> home.post("ifolders", Map.of("name", name, "description", folder.mark()))).ifPresent(answer -> {
            folder.hasId(answer.text("id"));
            folders.add(folder);
        });
    }

    private void rename(SharedFolder folder) {
        String name = names.next();
        keepUnlessUnknown(folder, begin("rename to " + name, folder.named(name)),
                () -> home.put(folder.path(), Map.of("name", name, "description", folder.mark())));
    }

    private void grant(SharedFolder folder, Person to) {
        String right = RIGHTS.get(random.nextInt(RIGHTS.size()));
        keepUnlessUnknown(folder, begin("grant " + right, folder.shared(to, right)),
                () -> home.put(folder.path() + "/rights/" + to.id(), Map.of("right", right)))
                .ifPresent(done -> folder.rights().put(to, right));
    }

    private void revoke(SharedFolder folder) {
        Person from = folder.rights().keySet().iterator().next();
        keepUnlessUnknown(folder, begin("revoke", folder.shared(from, Subject.ABSENT)),
                () -> home.delete(folder.path() + "/rights/" + from.id()))
                .ifPresent(done -> folder.rights().remove(from));
    }

    private void resize(SharedFolder folder) {
        int bytes = random.nextInt(1_000_000);
        String usage = ContentReader.usage(bytes, 1, 0);
        keepUnlessUnknown(folder, begin("usage " + bytes, folder.sized(usage)),
                () -> home.put(folder.path() + "/usage", Map.of("sizeBytes", bytes, "files", 1, "folders", 0)));
    }

    private void delete(SharedFolder folder) {
        keepUnlessUnknown(folder, begin("delete", folder.deleted()), () -> home.delete(folder.path()))
                .ifPresent(done -> folders.remove(folder));
    }

    private void report(SharedFolder folder) {
        Subject count = ContentReader.reportCount(self);
        Operation operation = begin("report", Map.of(count, String.valueOf(reports + 1)));
        Sending.send(operation, () -> home.post("reports", Map.of("kind", "IFOLDERS", "ifolders", List.of(folder.id()))),
                answer -> Map.of(new Subject(Subject.Kind.REPORT, answer.text("id")), self.login()))
                .ifPresent(done -> reports++);
        reportsCounted = !operation.isUnder(Outcome.UNKNOWN);
    }

    private Operation begin(String what, Map<Subject, String> after) {
        return sends(history.begin(home.toString(), what, after));
    }

    /** Whatever was not answered may happen later: the iFolder is left alone from then on. */
    private Optional<Answer> keepUnlessUnknown(SharedFolder folder, Operation operation, Supplier<Answer> request) {
        Optional<Answer> done = Sending.send(operation, request);
        if (operation.isUnder(Outcome.UNKNOWN)) {
            folders.remove(folder);
        }
        return done;
    }
}
