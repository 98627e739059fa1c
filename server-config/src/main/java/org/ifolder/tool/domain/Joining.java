package org.ifolder.tool.domain;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ifolder.tool.api.CursorItem;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.DomainItem;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.api.HostItem;
import org.ifolder.tool.api.JoinTokenItem;
import org.ifolder.tool.api.Unreachable;
import org.ifolder.tool.api.Waiting;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.console.Progress;
import org.ifolder.tool.folder.DomainFolder;

/** Lets a host into the Domain by a token made for it (R2.5), and waits until it knows what the master knows. */
public final class Joining {

    private static final String CURSORS = "replication/cursors";
    private static final long LONGEST_MINUTES = 1440;

    private final DomainFolder folder;
    private final DomainApi domain;
    private final Progress progress;

    /**
     * Joins hosts of a folder.
     *
     * @param folder where the hosts are
     * @param progress told of each step
     */
    public Joining(DomainFolder folder, Progress progress) {
        this.folder = folder;
        this.domain = new DomainApi(folder);
        this.progress = progress;
    }

    /**
     * Joins a host, unless it is in the Domain already, then waits for it.
     *
     * @param name the host's name
     * @param limit how long to wait for the host to be active and caught up
     * @throws Failure when it is refused, is in another Domain, or does not get there in time
     */
    public void join(String name, Duration limit) {
        HostApi host = domain.asOperator(folder.host(name));
        HostItem master = domain.master();
        HostApi atMaster = domain.asAdministrator(master);
        DomainItem wanted = atMaster.get("domain", DomainItem.class);
        Optional<DomainItem> present = host.getIfJoined("domain", DomainItem.class);
        if (present.isEmpty()) {
            progress.say("%s joins Domain %s at %s", name, wanted.name(), master.name());
            host.within(limit).post("domain/join", request(name, atMaster, master, limit), HostItem.class);
            progress.say("%s has reached the master, which shows the key that the token names and has let it in", name);
        } else if (!present.get().id().equals(wanted.id())) {
            throw new Failure(name + " is in another Domain already: " + present.get().name());
        } else {
            progress.say("%s is in Domain %s already", name, wanted.name());
        }
        awaitActive(name, atMaster, limit);
        awaitCaughtUp(name, host, atMaster, limit);
    }

    /** The master is asked itself: a token that another host has passed on would be known to that one. */
    private static Map<String, String> request(String name, HostApi atMaster, HostItem master, Duration limit) {
        JoinTokenItem token = atMaster.post("join-tokens",
                Map.of("hostName", name, "minutes", Math.min(limit.toMinutes() + 1, LONGEST_MINUTES)), JoinTokenItem.class);
        return Map.of("masterAddress", master.privateAddress().toString(), "token", token.token());
    }

    private static void awaitActive(String name, HostApi atMaster, Duration limit) {
        Waiting.upTo(limit).until(() -> {
            Optional<String> state = atMaster.all("hosts", HostItem.class).stream()
                    .filter(item -> item.name().equals(name))
                    .map(HostItem::state)
                    .findFirst();
            return state.filter("ACTIVE"::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(name + " is " + state.orElse("not known") + " at the master, not ACTIVE");
        });
    }

    private static void awaitCaughtUp(String name, HostApi host, HostApi atMaster, Duration limit) {
        CatchingUp catchingUp = new CatchingUp(atMaster.all(CURSORS, CursorItem.class));
        String id = atMaster.all("hosts", HostItem.class).stream()
                .filter(item -> item.name().equals(name))
                .map(HostItem::id)
                .findFirst()
                .orElseThrow(() -> new Failure(name + " is not known at the master"));
        Waiting.upTo(limit).until(() -> {
            try {
                return catchingUp
                        .missing(id, host.all(CURSORS, CursorItem.class))
                        .map(missing -> name + ": " + missing);
            } catch (Unreachable notNow) {
                return Optional.of(notNow.getMessage());
            }
        });
    }
}
