package org.ifolder.domain.group;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.ifolder.replication.record.ReplicatedRecord;

/** That a member belongs to a group: a record of its own, so that one change to a large group is one small record. */
@Entity
@Table(name = "membership")
public class Membership extends ReplicatedRecord {

    private static final String SEPARATOR = "/";

    @Column(name = "group_id")
    private String groupId;

    @Column(name = "member_id")
    private String memberId;

    protected Membership() {
    }

    Membership(String key) {
        super(key);
    }

    Membership(String groupId, String memberId) {
        super(keyOf(groupId, memberId));
        describe(groupId, memberId);
    }

    static String keyOf(String groupId, String memberId) {
        return groupId + SEPARATOR + memberId;
    }

    public String groupId() {
        return groupId;
    }

    public String memberId() {
        return memberId;
    }

    void describe(String group, String member) {
        groupId = group;
        memberId = member;
    }
}
