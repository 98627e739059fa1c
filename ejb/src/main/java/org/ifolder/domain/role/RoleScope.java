package org.ifolder.domain.role;

import java.util.List;
import org.ifolder.text.ListSize;

/**
 * Where a role counts.
 *
 * @param hosts ids of the hosts by whose word it counts (R4.4); null or empty for the member's home
 * @param groups ids of the groups that a group administrator administers; null or empty for every other role
 */
public record RoleScope(@ListSize List<String> hosts, @ListSize List<String> groups) {

    public RoleScope {
        hosts = hosts == null ? List.of() : List.copyOf(hosts);
        groups = groups == null ? List.of() : List.copyOf(groups);
    }
}
