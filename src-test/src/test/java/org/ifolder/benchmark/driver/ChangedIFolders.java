package org.ifolder.benchmark.driver;

import java.util.ArrayList;
import java.util.List;
import org.ifolder.access.Caller;
import org.ifolder.benchmark.Writer;
import org.ifolder.catalog.IFolderChange;
import org.ifolder.catalog.IFolders;
import org.ifolder.catalog.NewIFolder;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.Members;
import org.ifolder.paging.PageRequest;

/** iFolders of this host, whose descriptions are changed by their owners. */
final class ChangedIFolders {

    private static final int OWNERS = 100;

    private final Members members;
    private final IFolders ifolders;
    private final List<Made> made = new ArrayList<>();

    private record Made(String id, String name, Caller owner) {
    }

    ChangedIFolders(Members members, IFolders ifolders) {
        this.members = members;
        this.ifolders = ifolders;
    }

    /** Makes iFolders until there are this many, named by their numbers. */
    synchronized void make(int count, String home) {
        List<Member> owners = members.list(new PageRequest(0, OWNERS, null), home).items();
        for (int number = made.size(); number < count; number++) {
            Member owner = owners.get(number % owners.size());
            Caller caller = Caller.member(owner.loginName(), owner.id());
            String name = "benchmark-%07d".formatted(number);
            made.add(new Made(ifolders.create(caller, new NewIFolder(name, null, null)).ifolder().key(), name, caller));
        }
    }

    /** One who changes the iFolder of a number by a transaction of its own. */
    Writer writer() {
        return (number, mark) -> {
            Made one = of(number);
            ifolders.change(one.owner(), one.id(), new IFolderChange(one.name(), mark, null), null);
        };
    }

    private synchronized Made of(int number) {
        return made.get(number);
    }
}
