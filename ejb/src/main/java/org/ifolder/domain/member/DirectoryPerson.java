package org.ifolder.domain.member;

import org.ifolder.domain.RecordSource;

/**
 * A person as a directory's entry describes them.
 *
 * @param details valid, see {@link MemberDetails}
 * @param login the login name in {@code details}
 * @param source the entry
 * @param namedHome id or name of the home host that the entry names; null for none
 */
public record DirectoryPerson(MemberDetails details, LoginName login, RecordSource source, String namedHome) {
}
