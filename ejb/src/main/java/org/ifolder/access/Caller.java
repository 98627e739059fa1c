package org.ifolder.access;

import org.ifolder.refusal.Refusal;

/**
 * Who asks for something: an administrator, or a member who was authenticated at their home host (R4.1).
 *
 * @param login the name that the caller logged in with
 * @param memberId id of the member's record; null for the administrator
 */
public record Caller(String login, String memberId) {

    public static Caller administrator(String login) {
        return new Caller(login, null);
    }

    public static Caller member(String login, String memberId) {
        return new Caller(login, memberId);
    }

    public boolean isAdministrator() {
        return memberId == null;
    }

    /** Whether the caller is the member with this id. */
    public boolean is(String member) {
        return memberId != null && memberId.equals(member);
    }

    /** @throws Refusal {@link Refusal.Kind#FORBIDDEN} unless the caller is an administrator */
    public void mustBeAdministrator() {
        if (!isAdministrator()) {
            throw Refusal.forbidden("Only an administrator may do this.");
        }
    }
}
