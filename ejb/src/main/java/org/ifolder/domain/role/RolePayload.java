package org.ifolder.domain.role;

import java.util.List;

/** A role's record as plain data. */
record RolePayload(String memberId, String role, List<String> hosts, List<String> groups) {
}
