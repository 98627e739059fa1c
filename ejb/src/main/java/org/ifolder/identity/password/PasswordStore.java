package org.ifolder.identity.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ifolder.database.RowTable;
import org.ifolder.database.Upsert;
import org.ifolder.domain.member.MemberRemoved;

/** The rows of hashes: those of this host's members, and at the master those that wait for other hosts. */
@ApplicationScoped
class PasswordStore {

    private static final RowTable LOCAL =
            new RowTable("local_password", List.of("member_id"), List.of("member_id", "password_hash"));
    private static final RowTable AWAITED =
            new RowTable("password_delivery", List.of("member_id"), List.of("member_id", "home_host", "password_hash"));

    @Inject
    private Upsert upsert;

    @PersistenceContext
    private EntityManager em;

    /** The hash that is kept here for a member. */
    Optional<String> hashOf(String memberId) {
        return Optional.ofNullable(em.find(LocalPassword.class, memberId)).map(LocalPassword::hash);
    }

    /** The hashes that are kept here for these members, by the member's id; at most a few hundred at once. */
    Map<String, String> hashesOf(Collection<String> memberIds) {
        Map<String, String> hashes = new HashMap<>();
        known(memberIds).forEach((id, known) -> hashes.put(id, known.hash()));
        return hashes;
    }

    /** Keeps hashes for members whose home this host is, by the member's id; at most a few hundred at once. */
    @Transactional
    void keep(Map<String, String> hashes) {
        upsert.write(LOCAL, hashes.entrySet().stream().<List<?>>map(hash -> List.of(hash.getKey(), hash.getValue())).toList());
    }

    private Map<String, LocalPassword> known(Collection<String> memberIds) {
        return memberIds.isEmpty() ? Map.of()
                : em.createQuery("select p from LocalPassword p where p.memberId in :ids", LocalPassword.class)
                        .setParameter("ids", memberIds)
                        .getResultStream().collect(Collectors.toMap(LocalPassword::memberId, password -> password));
    }

    /** Notes hashes for members' home hosts; what waits for a member already is replaced. At most a few hundred at once. */
    @Transactional
    void await(List<AwaitedPassword> passwords) {
        Map<String, List<?>> latest = new LinkedHashMap<>();
        passwords.forEach(password -> latest.put(password.memberId(),
                List.of(password.memberId(), password.homeHost(), password.hash())));
        upsert.write(AWAITED, latest.values());
    }

    /** Forgets hashes that waited, unless another has come for the member meanwhile. At most a few hundred at once. */
    @Transactional
    void settle(List<HandedPassword> confirmed) {
        Map<String, String> hashes = new HashMap<>();
        confirmed.forEach(password -> hashes.put(password.memberId(), password.hash()));
        waiting(hashes.keySet()).stream()
                .filter(waiting -> waiting.hash().equals(hashes.get(waiting.memberId())))
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

    List<HandedPassword> awaiting(String hostId, int most) {
        return em.createQuery("select p from AwaitedPassword p where p.homeHost = :host order by p.memberId", AwaitedPassword.class)
                .setParameter("host", hostId)
                .setMaxResults(most)
                .getResultStream().map(AwaitedPassword::handed).toList();
    }
}
