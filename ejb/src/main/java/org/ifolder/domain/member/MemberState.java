package org.ifolder.domain.member;

/** Whether a member may log in (R3.1). */
public enum MemberState {
    ACTIVE,
    /** May not log in; keeps everything. */
    DISABLED,
    /** Gone for good; the record stays, so that the id is never used again. */
    REMOVED
}
