package org.ifolder.domain.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.Set;
import org.ifolder.domain.CurrentDomain;
import org.ifolder.domain.Intake;
import org.ifolder.domain.RecordSource;
import org.ifolder.replication.record.Outbox;
import org.ifolder.server.LocalHost;

/**
 * Boundary at the master: takes groups over from a directory. A group is the same as before by the entry's UUID where it has one,
 * otherwise by its DN.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class DirectoryGroups {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Memberships memberships;

    @Inject
    private CurrentDomain domain;

    @Inject
    private LocalHost localHost;

    @Inject
    private Outbox outbox;

    /**
     * Creates or updates a group, and makes exactly these members belong to it.
     *
     * @param details valid, see {@link GroupDetails}
     * @return {@link Intake#UPDATED} also when only the members are others than before
     */
    public Intake take(GroupDetails details, RecordSource source, Set<String> memberIds) {
        domain.mustBeWritableHere();
        Group group = same(source).orElse(null);
        boolean created = group == null;
        boolean changed = false;
        if (created) {
            group = new Group(localHost.newKey());
            write(group, details, source);
            em.persist(group);
            outbox.take(group);
        } else {
            RecordSource kept = source.keepingUuidOf(group.source());
            if (!group.details().equals(details) || !group.source().equals(kept)) {
                write(group, details, kept);
                outbox.take(group);
                changed = true;
            }
        }
        changed |= memberships.set(group.id(), memberIds);
        return created ? Intake.CREATED : changed ? Intake.UPDATED : Intake.UNCHANGED;
    }

    private static void write(Group group, GroupDetails details, RecordSource source) {
        group.describe(details);
        group.source(source);
    }

    private Optional<Group> same(RecordSource source) {
        Optional<Group> byUuid = source.uuid() == null ? Optional.empty() : first("g.source.uuid = :value", source.uuid());
        return byUuid.or(() -> first(source.uuid() == null ? "g.source.dnKey = :value"
                : "g.source.uuid is null and g.source.dnKey = :value", source.dnKey()));
    }

    private Optional<Group> first(String condition, String value) {
        return em.createQuery("select g from Group g where g.removed = false and " + condition, Group.class)
                .setParameter("value", value).getResultStream().findFirst();
    }
}
