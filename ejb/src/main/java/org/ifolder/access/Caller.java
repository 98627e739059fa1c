package org.ifolder.access;

import java.util.Set;
import org.ifolder.refusal.Refusal;

/**
 * Who asks for something: a member who was authenticated at their home host (R4.1), or a host's operator.
 *
 * @param login the name that the caller logged in with
 * @param memberId id of the member's record; null for the operator whom a host's own settings name
 * @param roles what the caller may do beside what every member may, at this host and by this login (R4.4, R4.6)
 * @param groups ids of the groups that a group administrator administers
 */
public record Caller(String login, String memberId, Set<AdministratorRole> roles, Set<String> groups) {

    public Caller {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** A domain administrator who is no member. */
    public static Caller administrator(String login) {
        return new Caller(login, null, Set.of(AdministratorRole.DOMAIN_ADMINISTRATOR, AdministratorRole.HOST_OPERATOR), Set.of());
    }

    /** The operator of this host alone. */
    public static Caller operator(String login) {
        return new Caller(login, null, Set.of(AdministratorRole.HOST_OPERATOR), Set.of());
    }

    /** A member without any administrator's role. */
    public static Caller member(String login, String memberId) {
        return new Caller(login, memberId, Set.of(), Set.of());
    }

    /** Whether the caller is a domain administrator. */
    public boolean isAdministrator() {
        return has(AdministratorRole.DOMAIN_ADMINISTRATOR);
    }

    public boolean isMember() {
        return memberId != null;
    }

    public boolean has(AdministratorRole role) {
        return roles.contains(role);
    }

    /** Whether the caller is the member with this id. */
    public boolean is(String member) {
        return memberId != null && memberId.equals(member);
    }

    /** @throws Refusal {@link Refusal.Kind#FORBIDDEN} unless the caller is a domain administrator */
    public void mustBeAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.forbidden("Only a domain administrator may do this.");
        }
    }

    /** @throws Refusal {@link Refusal.Kind#FORBIDDEN} unless the caller is a domain administrator or has this role */
    public void mustBe(AdministratorRole role) {
        if (!isAdministrator() && !has(role)) {
            throw Refusal.forbidden("Only a domain administrator or a " + role + " may do this.");
        }
    }
}
