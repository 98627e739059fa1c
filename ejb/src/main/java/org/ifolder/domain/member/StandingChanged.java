package org.ifolder.domain.member;

import java.util.Set;

/**
 * What counts when members log in may be another from now on: their record, their roles or their sessions. Fired after the transaction that
 * changed it has ended, however it ended, so that whoever remembers it asks anew.
 *
 * @param memberIds the members' ids
 */
public record StandingChanged(Set<String> memberIds) {
}
