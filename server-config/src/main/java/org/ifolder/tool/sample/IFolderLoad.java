package org.ifolder.tool.sample;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.HostItem;
import org.ifolder.tool.api.IFolderItem;
import org.ifolder.tool.api.MemberItem;
import org.ifolder.tool.api.Waiting;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.console.Progress;
import org.ifolder.tool.folder.Credential;

/** Makes the sample iFolders at their owners' home hosts, a few owners at a time; what exists already is completed. */
final class IFolderLoad {

    private static final int OWNERS_AT_ONCE = 4;
    private static final int REPORTED = 50;

    private final DomainApi domain;
    private final Progress progress;
    private final Waiting waiting;
    private final Map<String, HostItem> hosts;
    private final Map<String, MemberItem> members;

    IFolderLoad(DomainApi domain, Progress progress, Waiting waiting) {
        this.domain = domain;
        this.progress = progress;
        this.waiting = waiting;
        this.hosts = domain.hosts().stream().collect(Collectors.toMap(HostItem::id, Function.identity()));
        this.members = domain.asAdministrator(domain.master()).all("members", MemberItem.class).stream()
                .collect(Collectors.toMap(MemberItem::loginName, Function.identity()));
    }

    /**
     * Makes all of them.
     *
     * @param iFolders what to make
     * @param passwords of the owners
     * @throws Failure the first that an owner met; the others are stopped
     */
    void run(List<SampleIFolder> iFolders, Map<String, String> passwords) {
        Map<String, Map<String, IFolderItem>> existing = existing();
        Map<String, List<SampleIFolder>> byOwner =
                iFolders.stream().collect(Collectors.groupingBy(SampleIFolder::owner, LinkedHashMap::new, Collectors.toList()));
        ExecutorService threads = Executors.newFixedThreadPool(OWNERS_AT_ONCE);
        try {
            CompletionService<Integer> owners = new ExecutorCompletionService<>(threads);
            byOwner.forEach((owner, wanted) -> {
                OwnedIFolders owned = owned(new Credential(owner, passwords.get(owner)));
                owners.submit(() -> owned.ensure(wanted, existing.getOrDefault(member(owner).id(), Map.of())));
            });
            report(owners, byOwner.size(), iFolders.size());
        } finally {
            threads.shutdownNow();
        }
    }

    private void report(CompletionService<Integer> owners, int tasks, int total) {
        int made = 0;
        for (int task = 0; task < tasks; task++) {
            int before = made;
            made += next(owners);
            if (before / REPORTED != made / REPORTED || made == total) {
                progress.say("iFolders: %d of %d", made, total);
            }
        }
    }

    private static int next(CompletionService<Integer> owners) {
        try {
            return owners.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted while iFolders were made", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new Failure("iFolders cannot be made: " + e.getCause(), e);
        }
    }

    private OwnedIFolders owned(Credential owner) {
        HostItem home = hosts.get(member(owner.login()).homeHost());
        if (home == null) {
            throw new Failure("the home host of " + owner.login() + " is not among the Domain's hosts");
        }
        return new OwnedIFolders(
                domain.as(owner, home.name(), home.publicAddress()), waiting, login -> member(login).id());
    }

    private MemberItem member(String login) {
        MemberItem member = members.get(login);
        if (member == null) {
            throw new Failure("the Domain has no member " + login + ", though the sample's members were imported");
        }
        return member;
    }

    /** All iFolders by owner's id and name, asked of the hosts on which they live. */
    private Map<String, Map<String, IFolderItem>> existing() {
        Map<String, Map<String, IFolderItem>> byOwner = new HashMap<>();
        for (HostItem host : hosts.values()) {
            for (IFolderItem item : domain.asAdministrator(host).all("ifolders", IFolderItem.class)) {
                byOwner.computeIfAbsent(item.owner(), absent -> new HashMap<>()).put(item.name(), item);
            }
        }
        return byOwner;
    }
}
