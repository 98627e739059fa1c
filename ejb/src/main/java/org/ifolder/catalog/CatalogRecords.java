package org.ifolder.catalog;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.Caller;
import org.ifolder.domain.member.MemberState;
import org.ifolder.refusal.Refusal;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.record.Outbox;
import org.ifolder.replication.record.OwnAuthority;
import org.ifolder.replication.record.ReplicatedRecord;
import org.ifolder.server.LocalHost;

/** The catalog's records as the boundaries find, lock and save them; and who may do what with them. */
@Dependent
class CatalogRecords {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private LocalHost localHost;

    @Inject
    private OwnAuthority own;

    @Inject
    private Outbox outbox;

    static Refusal unknown() {
        return Refusal.notFound("There is no such iFolder, or you hold no right on it.");
    }

    /** The iFolder, wherever it lives. */
    Optional<IFolder> find(String id) {
        return Optional.ofNullable(em.find(IFolder.class, id)).filter(ifolder -> !ifolder.isRemoved());
    }

    /** The member's right on the iFolder; empty where it was revoked. */
    Optional<Right> right(String ifolder, String member) {
        return Optional.ofNullable(em.find(Right.class, Right.key(ifolder, member))).filter(right -> !right.isRemoved());
    }

    /**
     * The right that counts for the caller, as the database has it now (R3.5): what this transaction read before it had to wait for
     * a lock does not count. Empty for who is no member.
     */
    Optional<RightLevel> levelOf(Caller caller, String ifolder) {
        if (!caller.isMember()) {
            return Optional.empty();
        }
        return em.createQuery("select r.level from Right r, Member m where r.key = :key and r.removed = false"
                        + " and m.key = r.member and m.removed = false and m.state = :active", RightLevel.class)
                .setParameter("key", Right.key(ifolder, caller.memberId()))
                .setParameter("active", MemberState.ACTIVE)
                .getResultStream().findFirst();
    }

    /**
     * Locks an iFolder that lives here until the transaction ends, so that acts on it come one after the other.
     *
     * @throws Refusal {@link Refusal.Kind#NOT_FOUND} when it does not live here, or the caller may not know of it;
     *         {@link Refusal.Kind#UNAVAILABLE} while this host takes it over from one that was removed
     */
    LockedIFolder lock(Caller caller, String id) {
        IFolder ifolder = em.find(IFolder.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (ifolder == null || ifolder.isRemoved()) {
            throw unknown();
        }
        LockedIFolder locked = new LockedIFolder(ifolder, levelOfWhoMayKnow(caller, id));
        if (!ifolder.host().equals(localHost.id())) {
            throw Refusal.unavailable("The host of this iFolder was removed, and the iFolder is just being taken over. Try again in a moment.");
        }
        return locked;
    }

    /** As {@link #lock}, for who may change it: its owner and administrators. @throws Refusal FORBIDDEN for other holders */
    LockedIFolder lockToChange(Caller caller, String id) {
        LockedIFolder locked = lock(caller, id);
        mustOwn(caller, locked.right());
        return locked;
    }

    /** Refuses as {@link #lockToChange} does, and locks and reads no record: for what must be locked before the iFolder is. */
    void mustBeChangeable(Caller caller, String id) {
        em.createQuery("select f.key from IFolder f where f.key = :id and f.removed = false", String.class)
                .setParameter("id", id)
                .getResultStream().findFirst().orElseThrow(CatalogRecords::unknown);
        mustOwn(caller, levelOfWhoMayKnow(caller, id));
    }

    private Optional<RightLevel> levelOfWhoMayKnow(Caller caller, String id) {
        Optional<RightLevel> level = levelOf(caller, id);
        if (!livesHere(id) || !caller.isAdministrator() && level.isEmpty()) {
            throw unknown();
        }
        return level;
    }

    /** Whether this host, and no other, changes the iFolder of this id and all that belongs to it. */
    boolean livesHere(String id) {
        return own.isOver(new StreamId(CollectionName.CATALOG, RecordKey.creator(id)));
    }

    private static void mustOwn(Caller caller, Optional<RightLevel> level) {
        if (!caller.isAdministrator() && level.filter(RightLevel.OWNER::equals).isEmpty()) {
            throw Refusal.forbidden("Only the iFolder's owner or an administrator may do this.");
        }
    }

    /** @throws Refusal {@link Refusal.Kind#STALE} when the caller names a version and it is not the record's */
    static void mustBe(RecordVersion expected, ReplicatedRecord found) {
        if (expected != null && !expected.equals(found.version())) {
            throw Refusal.stale("The record has changed since version " + expected + ".");
        }
    }

    /** Makes the member's right on the iFolder this one, as a new record where there never was one. */
    Right give(String ifolder, String member, RightLevel level) {
        Right right = em.find(Right.class, Right.key(ifolder, member));
        if (right == null) {
            right = new Right(ifolder, member, level);
            add(right);
        } else if (right.become(level)) {
            outbox.take(right);
        }
        return right;
    }

    /** Keeps a new record and notes it for the other hosts. */
    void add(ReplicatedRecord fresh) {
        em.persist(fresh);
        outbox.take(fresh);
    }

    /** Notes a changed record for the other hosts. */
    void changed(ReplicatedRecord record) {
        outbox.take(record);
    }

    /** Makes a record a tombstone and notes that for the other hosts. */
    void remove(ReplicatedRecord record) {
        record.remove();
        outbox.take(record);
    }

    Optional<Usage> usage(String ifolder) {
        return Optional.ofNullable(em.find(Usage.class, ifolder)).filter(usage -> !usage.isRemoved());
    }

    /** Some of the iFolder's rights, in the order of their members. @param after the member before the first; empty for the start */
    List<Right> rights(String ifolder, String after, int atMost) {
        return em.createQuery("select r from Right r where r.ifolder = :ifolder and r.removed = false and r.member > :after"
                        + " order by r.member", Right.class)
                .setParameter("ifolder", ifolder)
                .setParameter("after", after)
                .setMaxResults(atMost)
                .getResultList();
    }
}
