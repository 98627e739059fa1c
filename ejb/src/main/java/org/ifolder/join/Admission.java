package org.ifolder.join;

import java.util.List;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.FormerKey;
import org.ifolder.domain.host.HostDescription;

/**
 * What the master answers to a new host.
 *
 * @param hostId the id under which the new host is registered
 * @param domainId id of the Domain
 * @param epoch the master's reign
 * @param master the master as it describes itself
 * @param announcedKey the key that the master is about to use, or uses already; null for none
 * @param formerKeys the master's keys of before, with which it signed what the new host reads first
 */
public record Admission(String hostId, String domainId, long epoch, HostDescription master, AnnouncedKey announcedKey,
        List<FormerKey> formerKeys) {
}
