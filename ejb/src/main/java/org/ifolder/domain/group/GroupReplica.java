package org.ifolder.domain.group;

import jakarta.enterprise.context.Dependent;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.record.JpaReplica;

/** How a group's record travels. */
@Dependent
class GroupReplica extends JpaReplica<Group, GroupPayload> {

    GroupReplica() {
        super(Group.class, GroupPayload.class);
    }

    @Override
    public String type() {
        return "group";
    }

    @Override
    public CollectionName collection() {
        return CollectionName.DOMAIN;
    }

    @Override
    protected GroupPayload describe(Group group) {
        return group.payload();
    }

    @Override
    protected Group create(String key) {
        return new Group(key);
    }

    @Override
    protected void take(Group group, GroupPayload payload) {
        group.take(payload);
    }
}
