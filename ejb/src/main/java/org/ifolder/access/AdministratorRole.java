package org.ifolder.access;

import java.util.Arrays;
import java.util.Optional;

/** What an administrator may do, beside what every member may (R4.6). Which request asks for which role, the request says. */
public enum AdministratorRole {

    /** Everything. */
    DOMAIN_ADMINISTRATOR,

    /** Sees how hosts and replication do, repairs streams, and changes what hosts say of themselves. */
    HOST_OPERATOR,

    /** Changes what the members of certain groups are called, disables and enables them, ends their sessions and resets their passwords. */
    GROUP_ADMINISTRATOR,

    /** Reads all reports. */
    REPORT_READER,

    /** Sees everything that is written down of administrators' acts, and changes nothing. */
    AUDITOR;

    /** The role of this name; empty for one that this version does not know. */
    public static Optional<AdministratorRole> named(String name) {
        return Arrays.stream(values()).filter(role -> role.name().equals(name)).findFirst();
    }
}
