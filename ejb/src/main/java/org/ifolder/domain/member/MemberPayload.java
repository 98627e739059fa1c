package org.ifolder.domain.member;

import java.util.List;
import org.ifolder.domain.SourcePayload;

/** A member's record as plain data. */
record MemberPayload(String loginName, String loginKey, List<String> formerNames, String givenName, String familyName,
        String displayName, String email, String homeHost, SourcePayload source, MemberState state,
        Integer sessionsEnded, Integer passwordsChanged) {
}
