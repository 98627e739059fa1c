package org.ifolder.identity.login;

/**
 * What a host knows of the end of a member's sessions, as it tells the master.
 *
 * @param epoch what began in an earlier one counts no more there; 0 where none was ever ended
 * @param endedAt when that was, in milliseconds since 1970 by its clock; null where it never was
 */
public record EndedSessions(int epoch, Long endedAt) {
}
