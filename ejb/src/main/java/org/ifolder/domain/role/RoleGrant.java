package org.ifolder.domain.role;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.domain.TextLines;
import org.ifolder.replication.record.ReplicatedRecord;

/** That a member is an administrator of one kind (R4.6), and by the word of which hosts that counts (R4.4). */
@Entity
@Table(name = "role_grant")
public class RoleGrant extends ReplicatedRecord {

    private static final String SEPARATOR = "/";

    @Column(name = "member_id")
    private String memberId;

    /** As text: a later version may know more roles. */
    @Column(name = "role_name")
    private String role;

    @Convert(converter = TextLines.class)
    @Column(name = "hosts")
    private List<String> hosts = List.of();

    @Convert(converter = TextLines.class)
    @Column(name = "groups_in_scope")
    private List<String> groups = List.of();

    protected RoleGrant() {
    }

    RoleGrant(String key) {
        super(key);
        memberId = key.substring(0, Math.max(0, key.lastIndexOf(SEPARATOR)));
    }

    RoleGrant(String memberId, AdministratorRole role) {
        this(keyOf(memberId, role));
        this.role = role.name();
    }

    static String keyOf(String memberId, AdministratorRole role) {
        return memberId + SEPARATOR + role;
    }

    /** Id of the member who has the role. */
    public String memberId() {
        return memberId;
    }

    /** Name of the role, as it came. */
    public String roleName() {
        return role;
    }

    /** The role; empty for one that this version does not know, which counts nowhere then. */
    public Optional<AdministratorRole> role() {
        return AdministratorRole.named(role);
    }

    /** Ids of the hosts by whose word the role counts: those at which the member may log in as this administrator. */
    public List<String> hosts() {
        return hosts == null ? List.of() : hosts;
    }

    /** Ids of the groups that a group administrator administers; empty for every other role. */
    public List<String> groups() {
        return groups == null ? List.of() : groups;
    }

    RoleScope scope() {
        return new RoleScope(hosts(), groups());
    }

    void scope(RoleScope scope) {
        hosts = scope.hosts();
        groups = scope.groups();
    }

    RolePayload payload() {
        return new RolePayload(memberId, role, hosts(), groups().isEmpty() ? null : groups());
    }

    void take(RolePayload payload) {
        memberId = payload.memberId();
        role = payload.role();
        hosts = payload.hosts() == null ? List.of() : payload.hosts();
        groups = payload.groups() == null ? List.of() : payload.groups();
    }
}
