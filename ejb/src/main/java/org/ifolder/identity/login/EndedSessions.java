package org.ifolder.identity.login;

import org.ifolder.domain.member.SessionEpoch;

/**
 * What a host knows of the end of a member's sessions, as it tells the master.
 *
 * @param ended how often, as the host knows, they have been ended at the master
 * @param passwords how often, as the host knows, the member has had another password
 * @param endedAt when that was, in milliseconds since 1970 by its clock; null where it never was
 */
public record EndedSessions(int ended, int passwords, Long endedAt) {

    SessionEpoch epoch() {
        return new SessionEpoch(ended, passwords);
    }
}
