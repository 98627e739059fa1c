package org.ifolder.replication.protocol;

/**
 * Who reigns, as this host knows it.
 *
 * @param domain id of the Domain
 * @param epoch number of the master's reign, from 1
 * @param master id of the host that is master in this epoch
 */
public record Reign(String domain, long epoch, String master) {
}
