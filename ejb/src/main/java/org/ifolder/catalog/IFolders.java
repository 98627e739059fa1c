package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.Member;
import org.ifolder.peer.ActsElsewhere;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.server.LocalHost;
import org.ifolder.text.InputCheck;

/** Creates, changes and deletes the iFolders that live on this host. */
@Stateless
public class IFolders {

    private static final int RIGHTS_AT_ONCE = 500;

    @Inject
    private CatalogRecords records;

    @Inject
    private ActiveMembers members;

    @Inject
    private LocalHost localHost;

    @Inject
    private InputCheck input;

    @Inject
    private Clock clock;

    /**
     * Creates an iFolder on its owner's home host, with its owner's right and empty usage.
     *
     * @throws ActsElsewhere when the owner's home host is another
     * @throws Refusal {@code FORBIDDEN} for an owner other than the caller, {@code INVALID} for one who is not an active member
     */
    public CatalogEntry create(Caller caller, NewIFolder wanted) {
        Member owner = ownerOf(caller, input.valid(wanted));
        if (!localHost.id().equals(owner.homeHost())) {
            throw new ActsElsewhere(owner.homeHost());
        }
        IFolder ifolder = new IFolder(localHost.newKey(), wanted.name(), wanted.description(), localHost.id(), owner.key(),
                clock.instant());
        records.add(ifolder);
        records.give(ifolder.key(), owner.key(), RightLevel.OWNER);
        Usage usage = new Usage(ifolder.key());
        records.add(usage);
        return new CatalogEntry(ifolder, Optional.of(usage.figures()),
                caller.is(owner.key()) ? Optional.of(RightLevel.OWNER) : Optional.empty());
    }

    private Member ownerOf(Caller caller, NewIFolder wanted) {
        if (!caller.isMember() && wanted.owner() == null) {
            throw Refusal.invalid("owner", "must be named by who is no member");
        }
        if (!caller.isAdministrator() && wanted.owner() != null && !caller.is(wanted.owner())) {
            throw Refusal.forbidden("Only an administrator may create an iFolder for another member.");
        }
        return members.lock(wanted.owner() == null ? caller.memberId() : wanted.owner(), "owner");
    }

    /**
     * Renames, describes, enables or disables an iFolder; changes nothing where all is so already.
     *
     * @param expected the version that the caller has seen; null for whichever it is
     * @throws Refusal {@code INVALID}, {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE}
     */
    public CatalogEntry change(Caller caller, String id, IFolderChange change, RecordVersion expected) {
        input.valid(change);
        LockedIFolder locked = records.lockToChange(caller, id);
        IFolder ifolder = locked.ifolder();
        CatalogRecords.mustBe(expected, ifolder);
        boolean enabled = change.enabled() == null ? ifolder.isEnabled() : change.enabled();
        if (ifolder.describe(change.name(), change.description(), enabled, clock.instant())) {
            records.changed(ifolder);
        }
        return new CatalogEntry(ifolder, records.usage(id).map(Usage::figures), locked.right());
    }

    /**
     * Deletes an iFolder, its rights and its usage.
     *
     * @param expected the version that the caller has seen; null for whichever it is
     * @return its tombstone
     * @throws Refusal {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE}
     */
    public IFolder delete(Caller caller, String id, RecordVersion expected) {
        IFolder ifolder = records.lockToChange(caller, id).ifolder();
        CatalogRecords.mustBe(expected, ifolder);
        String after = "";
        List<Right> rights = records.rights(id, after, RIGHTS_AT_ONCE);
        while (!rights.isEmpty()) {
            rights.forEach(records::remove);
            after = rights.get(rights.size() - 1).member();
            rights = records.rights(id, after, RIGHTS_AT_ONCE);
        }
        records.usage(id).ifPresent(records::remove);
        records.remove(ifolder);
        return ifolder;
    }
}
