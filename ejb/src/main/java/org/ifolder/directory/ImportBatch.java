package org.ifolder.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.ifolder.domain.Intake;
import org.ifolder.domain.group.DirectoryGroups;
import org.ifolder.domain.member.DirectoryMembers;
import org.ifolder.domain.member.DirectoryPerson;
import org.ifolder.domain.member.MemberIntake;
import org.ifolder.provisioning.HomeHostWish;
import org.ifolder.provisioning.HomeHosts;

/** The steps of an import that commit: each a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ImportBatch {

    @Inject
    private DirectoryMembers members;

    @Inject
    private DirectoryGroups groups;

    @Inject
    private HomeHosts homeHosts;

    /** Takes people; errors as {@link DirectoryMembers#take}. @param homeHost the administrator's choice; null for none */
    public List<MemberIntake> people(List<DirectoryPerson> people, String homeHost) {
        return members.take(people,
                person -> homeHosts.homeHostFor(new HomeHostWish(homeHost, person.namedHome())).hostId());
    }

    /** Takes a group with exactly these members. */
    public Intake group(GroupEntry group, Set<String> memberIds) {
        return groups.take(group.details(), group.source(), memberIds);
    }
}
