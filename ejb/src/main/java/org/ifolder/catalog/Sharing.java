package org.ifolder.catalog;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.RecordVersion;

/** Who may use the iFolders that live on this host: grants, changes and revokes rights, and passes on the ownership. */
@Stateless
public class Sharing {

    @Inject
    private CatalogRecords records;

    @Inject
    private ActiveMembers members;

    @Inject
    private Clock clock;

    /**
     * Grants a member a right on an iFolder, or changes the one that they hold; changes nothing where they hold just that.
     *
     * @param expected the version of the member's right that the caller has seen; null for whichever it is
     * @throws Refusal {@code INVALID} unless the member is known here and ACTIVE; {@code CONFLICT} for a second OWNER and for the
     *         owner's own right; {@code NOT_FOUND}, {@code FORBIDDEN}, {@code STALE}
     */
    public RightEntry grant(Caller caller, String ifolderId, String memberId, RightLevel level, RecordVersion expected) {
        if (level == null) {
            throw Refusal.invalid("right", "must be OWNER, READ_WRITE or READ_ONLY");
        }
        records.mustBeChangeable(caller, ifolderId);
        members.lock(memberId, "member");
        IFolder ifolder = records.lockToChange(caller, ifolderId).ifolder();
        Optional<Right> held = records.right(ifolderId, memberId);
        if (expected != null) {
            CatalogRecords.mustBe(expected, held.orElseThrow(() -> Refusal.stale("The member holds no right any more.")));
        }
        if (ifolder.isOwnedBy(memberId) != (level == RightLevel.OWNER)) {
            throw Refusal.conflict("right", ifolder.isOwnedBy(memberId)
                    ? "of the owner changes only by passing the ownership on"
                    : "OWNER is held by one member; it is passed on, not granted");
        }
        return new RightEntry(records.give(ifolderId, memberId, level), true);
    }

    /**
     * Revokes a member's right. Its owner and administrators may, and every member for themself.
     *
     * @param expected the version of the right that the caller has seen; null for whichever it is
     * @return its tombstone
     * @throws Refusal {@code CONFLICT} for the owner's right; {@code NOT_FOUND} when the member holds none; {@code FORBIDDEN},
     *         {@code STALE}
     */
    public Right revoke(Caller caller, String ifolderId, String memberId, RecordVersion expected) {
        IFolder ifolder = (caller.is(memberId) ? records.lock(caller, ifolderId) : records.lockToChange(caller, ifolderId)).ifolder();
        Right right = records.right(ifolderId, memberId)
                .orElseThrow(() -> Refusal.notFound("The member holds no right on this iFolder."));
        CatalogRecords.mustBe(expected, right);
        if (ifolder.isOwnedBy(memberId)) {
            throw Refusal.conflict("member", "owns the iFolder; the ownership must be passed on first");
        }
        records.remove(right);
        return right;
    }

    /**
     * Passes the ownership on; who owned it before keeps READ_WRITE. An administrator adopts an orphan so (R3.5).
     *
     * @param expected the version of the iFolder that the caller has seen; null for whichever it is
     * @throws Refusal {@code INVALID} unless the new owner is known here and ACTIVE; {@code NOT_FOUND}, {@code FORBIDDEN},
     *         {@code STALE}
     */
    public CatalogEntry transfer(Caller caller, String ifolderId, String newOwner, RecordVersion expected) {
        records.mustBeChangeable(caller, ifolderId);
        members.lock(newOwner, "member");
        IFolder ifolder = records.lockToChange(caller, ifolderId).ifolder();
        CatalogRecords.mustBe(expected, ifolder);
        if (!ifolder.isOwnedBy(newOwner)) {
            ifolder.owner().ifPresent(owner -> records.give(ifolderId, owner, RightLevel.READ_WRITE));
            records.give(ifolderId, newOwner, RightLevel.OWNER);
            ifolder.giveTo(newOwner, clock.instant());
            records.changed(ifolder);
        }
        return new CatalogEntry(ifolder, records.usage(ifolderId).map(Usage::figures), records.levelOf(caller, ifolderId));
    }
}
