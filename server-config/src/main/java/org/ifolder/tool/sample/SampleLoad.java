package org.ifolder.tool.sample;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ifolder.tool.api.DomainApi;
import org.ifolder.tool.api.HostApi;
import org.ifolder.tool.api.HostItem;
import org.ifolder.tool.api.ImportResult;
import org.ifolder.tool.api.Unreachable;
import org.ifolder.tool.api.Waiting;
import org.ifolder.tool.console.Failure;
import org.ifolder.tool.console.Progress;
import org.ifolder.tool.folder.DomainFolder;
import org.ifolder.tool.sample.Stages.Stage;

/**
 * Loads the sample organisation: members and groups in one import at the master, then the iFolders at their owners' home
 * hosts. What was done before is left as it is, so an interrupted run is completed by the next.
 */
public final class SampleLoad {

    private static final Duration IMPORT_LIMIT = Duration.ofMinutes(10);

    private final DomainFolder folder;
    private final DomainApi domain;
    private final Stages stages;
    private final Progress progress;
    private final Waiting waiting;

    /**
     * A load into the Domain of a folder.
     *
     * @param folder its hosts; takes the members' passwords
     * @param progress told how far it is
     * @param limit how long to wait for members to arrive at their hosts
     */
    public SampleLoad(DomainFolder folder, Progress progress, Duration limit) {
        this.folder = folder;
        this.domain = new DomainApi(folder);
        this.stages = new Stages(folder.sampleStages());
        this.progress = progress;
        this.waiting = Waiting.upTo(limit);
    }

    /**
     * Loads what is missing.
     *
     * @throws Failure when a host refuses something or does not answer
     */
    public void run() {
        if (stages.isDone(Stage.IFOLDERS)) {
            progress.say("the sample organisation is loaded already");
            return;
        }
        SampleOrganisation organisation = new SampleOrganisation();
        Map<String, String> passwords = SamplePasswords.ensure(folder.members(), organisation.logins());
        if (!stages.isDone(Stage.MEMBERS)) {
            importMembers(organisation, passwords);
            stages.markDone(Stage.MEMBERS);
        }
        awaitMembersEverywhere();
        new IFolderLoad(domain, progress, waiting).run(organisation.iFolders(), passwords);
        stages.markDone(Stage.IFOLDERS);
    }

    private void importMembers(SampleOrganisation organisation, Map<String, String> passwords) {
        HostItem master = domain.master();
        progress.say(
                "importing %d members and %d groups at %s",
                organisation.members().size(),
                organisation.groups().size(),
                master.name());
        ImportResult result = domain.asAdministrator(master)
                .within(IMPORT_LIMIT)
                .postLdif("members/import?passwords=hash", SampleLdif.of(organisation, passwords), ImportResult.class);
        if (result.refusedTotal() > 0) {
            String first = result.refused() == null || result.refused().isEmpty()
                    ? ""
                    : ", the first: " + result.refused().get(0).dn() + ": " + result.refused().get(0).reason();
            throw new Failure(master.name() + " refused " + result.refusedTotal() + " sample entries" + first);
        }
        progress.say(
                "members: %d created, %d updated, %d unchanged",
                result.created(),
                result.updated(),
                result.unchanged());
    }

    /** Shares name members of other hosts, so each host has to know them all. */
    private void awaitMembersEverywhere() {
        long wanted = domain.asAdministrator(domain.master()).total("members");
        for (HostItem host : domain.hosts()) {
            HostApi api = domain.asAdministrator(host);
            waiting.until(() -> missing(api, wanted));
        }
        progress.say("all hosts know the %d members", wanted);
    }

    private static Optional<String> missing(HostApi host, long wanted) {
        try {
            long known = host.total("members");
            return known >= wanted
                    ? Optional.empty()
                    : Optional.of(host.host() + " knows " + known + " of " + wanted + " members");
        } catch (Unreachable notNow) {
            return Optional.of(notNow.getMessage());
        }
    }
}
