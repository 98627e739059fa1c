package org.ifolder.domain.member;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.ifolder.domain.RecordSource;

/** The members that one batch of a directory's people may mean, kept true while the batch is taken. */
class KnownMembers {

    private final Map<String, Member> byUuid = new HashMap<>();
    private final Map<String, Member> byLogin = new HashMap<>();
    private final Map<String, LoginClaim> freed = new HashMap<>();

    void add(Member member) {
        byLogin.put(member.loginKey(), member);
        if (member.source().uuid() != null) {
            byUuid.put(member.source().uuid(), member);
        }
    }

    /** The member that this person is; null for a new one. */
    Member same(DirectoryPerson person) {
        String uuid = person.source().uuid();
        Member namesake = named(person.login());
        if (uuid == null) {
            return namesake;
        }
        Member known = byUuid.get(uuid);
        return known != null ? known : withoutUuid(namesake);
    }

    /** A directory's entry that was first seen without its UUID is still the same entry. */
    private static Member withoutUuid(Member namesake) {
        boolean sameEntry = namesake != null && namesake.source().kind() == RecordSource.Kind.DIRECTORY
                && namesake.source().uuid() == null;
        return sameEntry ? namesake : null;
    }

    Member named(LoginName login) {
        return byLogin.get(login.key());
    }

    /** The member is about to take another login name. */
    void forgetName(Member member) {
        byLogin.remove(member.loginKey(), member);
    }

    void free(String loginKey, LoginClaim claim) {
        freed.put(loginKey, claim);
    }

    /** The claim that was freed in this batch and is now taken by another member; null where there is none. */
    LoginClaim takeFreed(LoginName login) {
        return freed.remove(login.key());
    }

    Collection<LoginClaim> freedClaims() {
        return freed.values();
    }
}
