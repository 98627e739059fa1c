package org.ifolder.domain.group;

/** A membership's record as plain data. */
record MembershipPayload(String groupId, String memberId) {
}
