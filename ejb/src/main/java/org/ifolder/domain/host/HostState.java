package org.ifolder.domain.host;

/** What a host may do at present (R2.1). */
public enum HostState {
    /** Registered, and not yet known to be in step. */
    JOINING,
    ACTIVE,
    /** Serves its members; gets no new ones. */
    MAINTENANCE,
    /** About to leave; gets no new members. */
    DRAINING,
    /** Gone; its key is refused. */
    LEFT;

    /** Whether a host in this state serves its members, so that an administrator may put it into another such state. */
    public boolean isInService() {
        return this == ACTIVE || this == MAINTENANCE || this == DRAINING;
    }
}
