package org.ifolder.identity.login;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ifolder.domain.member.Member;
import org.ifolder.domain.role.RoleGrant;

/**
 * What this host knows of a member, as far as it decides whether a token counts.
 *
 * @param member their record, detached
 * @param roles all that they have, by the word of whichever host
 * @param sessions until when their sessions at this host go on, by id
 */
record Standing(Member member, List<RoleGrant> roles, Map<String, Instant> sessions) {

    /** Whether a session of this host goes on. */
    boolean isLive(String session, Instant now) {
        Instant end = sessions.get(session);
        return end != null && now.isBefore(end);
    }
}
