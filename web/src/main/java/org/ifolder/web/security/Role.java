package org.ifolder.web.security;

/** The roles that {@code @RolesAllowed} names. */
public final class Role {

    /** An administrator of the Domain. */
    public static final String ADMINISTRATOR = "administrator";

    /** A member, logged in at their home host. */
    public static final String MEMBER = "member";

    /** Another host of the Domain, at the private listener; has the role of whom it acts for as well. */
    public static final String HOST = "host";

    private Role() {
    }
}
