package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.database.RowTable;
import org.ifolder.database.Upsert;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.member.MemberRemoved;
import org.ifolder.refusal.Refusal;

/** The rows of passwords: hashes of this host's members, and at the master, sealed, what waits for other hosts. */
@ApplicationScoped
class PasswordStore {

    private static final RowTable LOCAL =
            new RowTable("local_password", List.of("member_id"), List.of("member_id", "password_hash", "temporary", "brought", "delivery"));
    private static final RowTable AWAITED =
            new RowTable("password_delivery", List.of("member_id"), List.of("member_id", "home_host", "sealed"));

    @Inject
    private Upsert upsert;

    @Inject
    private Event<PasswordChanged> changes;

    @PersistenceContext
    private EntityManager em;

    /**
     * A hash to be kept.
     *
     * @param temporary whether the member has to change the password at the next login
     * @param delivery the delivery by which it came; null where it was set here
     */
    record Kept(String hash, boolean temporary, String delivery) {

        /** Names no hash. */
        @Override
        public String toString() {
            return temporary ? "temporary password" : "password";
        }
    }

    /** What is kept here of a member's password. */
    Optional<LocalPassword> of(String memberId) {
        return Optional.ofNullable(em.find(LocalPassword.class, memberId));
    }

    /** The same, as it is now and remains until the transaction ends. */
    Optional<LocalPassword> locked(String memberId) {
        return Optional.ofNullable(locked(List.of(memberId)).get(memberId));
    }

    /**
     * Members' passwords and, before them, the members: in this order, as who disables or removes a member comes from the member's record to what hangs
     * on it, and the one would wait for the other otherwise.
     */
    private Map<String, LocalPassword> locked(Collection<String> memberIds) {
        if (memberIds.isEmpty()) {
            return Map.of();
        }
        em.createQuery("select m from Member m where m.key in :ids order by m.key", Member.class)
                .setParameter("ids", memberIds).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
        return em.createQuery("select p from LocalPassword p where p.memberId in :ids order by p.memberId", LocalPassword.class)
                .setParameter("ids", memberIds).setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream().collect(Collectors.toMap(LocalPassword::memberId, password -> password));
    }

    /** What is kept here for these members, by the member's id; at most a few hundred at once. */
    Map<String, LocalPassword> of(Collection<String> memberIds) {
        return memberIds.isEmpty() ? Map.of()
                : em.createQuery("select p from LocalPassword p where p.memberId in :ids", LocalPassword.class)
                        .setParameter("ids", memberIds)
                        .getResultStream().collect(Collectors.toMap(LocalPassword::memberId, password -> password));
    }

    /**
     * Keeps other hashes for members whose home this host is, by the member's id; at most a few hundred at once. What was begun with the password
     * of before, ends with it.
     */
    @Transactional
    void keep(Map<String, Kept> passwords) {
        write(passwords, locked(passwords.keySet()));
    }

    /**
     * The same, where nobody has kept another hash for one of these members since. What the same delivery has brought meanwhile is kept already.
     *
     * @param known what was kept when that was decided, by the member's id
     * @throws Refusal {@link Refusal.Kind#CONFLICT} where somebody has; none is kept then
     */
    @Transactional
    void keepUnlessChanged(Map<String, Kept> passwords, Map<String, LocalPassword> known) {
        Map<String, LocalPassword> before = locked(passwords.keySet());
        Map<String, Kept> fresh = new HashMap<>();
        passwords.forEach((member, kept) -> {
            LocalPassword now = before.get(member);
            if (now == null || !now.isOf(kept.delivery())) {
                if (!version(known.get(member)).equals(version(now))) {
                    throw Refusal.conflict(null, "A password became another meanwhile.");
                }
                fresh.put(member, kept);
            }
        });
        before.keySet().retainAll(fresh.keySet());
        write(fresh, before);
    }

    private static List<String> version(LocalPassword password) {
        return password == null ? List.of() : Arrays.asList(password.hash(), password.delivery());
    }

    private void write(Map<String, Kept> passwords, Map<String, LocalPassword> before) {
        List<List<?>> rows = new ArrayList<>();
        passwords.forEach((member, kept) -> {
            LocalPassword known = before.get(member);
            String delivery = kept.delivery() == null && known != null ? known.delivery() : kept.delivery();
            rows.add(Arrays.asList(member, kept.hash(), kept.temporary(), null, delivery));
        });
        upsert.write(LOCAL, rows);
        before.keySet().forEach(member -> changes.fire(new PasswordChanged(member)));
    }

    /** Notes which deliveries were taken and have changed nothing, by the member's id. */
    @Transactional
    void noteDeliveries(Map<String, String> deliveries) {
        of(deliveries.keySet()).forEach((member, password) -> password.delivery(deliveries.get(member)));
    }

    /** Notes passwords for a home host; what waits for a member already is replaced. At most a few hundred at once. */
    @Transactional
    void await(String homeHost, Collection<SealedPassword> passwords) {
        Map<String, List<?>> latest = new HashMap<>();
        passwords.forEach(password -> latest.put(password.memberId(), List.of(password.memberId(), homeHost, password.sealed())));
        upsert.write(AWAITED, latest.values());
    }

    /** Forgets what waited, unless another has come for the member meanwhile. At most a few hundred at once. */
    @Transactional
    void settle(List<SealedPassword> confirmed) {
        Map<String, String> sealed = confirmed.stream().collect(Collectors.toMap(SealedPassword::memberId, SealedPassword::sealed));
        waiting(sealed.keySet()).stream()
                .filter(waiting -> waiting.sealed().equals(sealed.get(waiting.handed().memberId())))
                .forEach(em::remove);
    }

    private List<AwaitedPassword> waiting(Collection<String> memberIds) {
        return memberIds.isEmpty() ? List.of()
                : em.createQuery("select p from AwaitedPassword p where p.memberId in :ids", AwaitedPassword.class)
                        .setParameter("ids", memberIds).getResultList();
    }

    /** A removed member needs no password. */
    void forget(@Observes MemberRemoved removal) {
        for (Class<?> kept : List.of(LocalPassword.class, AwaitedPassword.class)) {
            Object row = em.find(kept, removal.memberId());
            if (row != null) {
                em.remove(row);
            }
        }
    }

    List<String> awaitingHosts() {
        return em.createQuery("select distinct p.homeHost from AwaitedPassword p", String.class).getResultList();
    }

    Optional<SealedPassword> awaitingFor(String memberId) {
        return Optional.ofNullable(em.find(AwaitedPassword.class, memberId)).map(AwaitedPassword::handed);
    }

    List<SealedPassword> awaiting(String hostId, int most) {
        return em.createQuery("select p from AwaitedPassword p where p.homeHost = :host order by p.memberId", AwaitedPassword.class)
                .setParameter("host", hostId)
                .setMaxResults(most)
                .getResultStream().map(AwaitedPassword::handed).toList();
    }
}
