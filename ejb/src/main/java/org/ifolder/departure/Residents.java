package org.ifolder.departure;

/**
 * What lives on a host, and whether it may leave.
 *
 * @param members members whose home it is
 * @param iFolders iFolders that live there
 * @param obstacle why the host cannot leave by itself; null where it can
 * @param confirmation stands for exactly these members and iFolders: who removes the host by force shows it
 */
public record Residents(long members, long iFolders, String obstacle, String confirmation) {
}
