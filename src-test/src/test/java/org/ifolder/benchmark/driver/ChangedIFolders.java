package org.ifolder.benchmark.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.access.Caller;
import org.ifolder.benchmark.Load;
import org.ifolder.benchmark.Writer;
import org.ifolder.benchmark.Writers;
import org.ifolder.catalog.IFolderChange;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;

/** iFolders of this host, whose descriptions are changed by their owners. */
final class ChangedIFolders {

    private static final int PAGE = 500;
    private static final int AT_ONCE = 8;

    private final Members members;
    private final IFolders ifolders;
    private final Map<Integer, Made> made = new ConcurrentHashMap<>();

    private record Made(String id, String name, Caller owner) {
    }

    ChangedIFolders(Members members, IFolders ifolders) {
        this.members = members;
        this.ifolders = ifolders;
    }

    /** Makes iFolders until there are this many, named by their numbers, each in a transaction of its own, of so many members one after the other. */
    synchronized void make(int count, int ownerCount, String home) {
        List<Caller> owners = new ArrayList<>();
        for (int page = 0; owners.size() < ownerCount; page++) {
            members.list(new PageRequest(page, Math.min(PAGE, ownerCount), null), home).items()
                    .forEach(owner -> owners.add(Caller.member(owner.loginName(), owner.id())));
        }
        int from = made.size();
        try (Writers writers = new Writers(() -> (number, mark) -> make(from + number, owners))) {
            writers.write(new Load(AT_ONCE, Math.max(0, count - from), 0, ""));
        }
    }

    private void make(int number, List<Caller> owners) {
        Caller owner = owners.get(number % owners.size());
        String name = "benchmark-%07d".formatted(number);
        made.put(number, new Made(ifolders.create(owner, new NewIFolder(name, null, null)).ifolder().key(), name, owner));
    }

    /** One who changes the iFolder of a number by a transaction of its own. */
    Writer writer() {
        return (number, mark) -> {
            Made one = made.get(number);
            ifolders.change(one.owner(), one.id(), new IFolderChange(one.name(), mark, null), null);
        };
    }
}
