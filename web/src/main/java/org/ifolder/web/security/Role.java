package org.ifolder.web.security;

/**
 * The roles that {@code @RolesAllowed} names: what each operation needs stands there and nowhere else. Administrators' roles have the names of
 * {@link org.ifolder.access.AdministratorRole}.
 */
public final class Role {

    /** A member, logged in at their home host; administrators are members too. */
    public static final String MEMBER = "MEMBER";

    /** May do everything. */
    public static final String DOMAIN_ADMINISTRATOR = "DOMAIN_ADMINISTRATOR";

    /** Sees to hosts and replication. The operator whom a host's settings name has it at that host alone. */
    public static final String HOST_OPERATOR = "HOST_OPERATOR";

    /** Sees to the members of certain groups. */
    public static final String GROUP_ADMINISTRATOR = "GROUP_ADMINISTRATOR";

    /** Reads all reports. */
    public static final String REPORT_READER = "REPORT_READER";

    /** Sees who has done what, and who may. */
    public static final String AUDITOR = "AUDITOR";

    /** Another host of the Domain, at the private listener; has the roles of whom it passes a request on for as well. */
    public static final String HOST = "HOST";

    private Role() {
    }
}
