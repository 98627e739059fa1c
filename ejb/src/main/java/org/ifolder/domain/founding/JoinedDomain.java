package org.ifolder.domain.founding;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.FormerKey;
import org.ifolder.domain.host.HostDescription;
import org.ifolder.domain.host.HostRegistration;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Boundary: makes a host that is in no Domain a slave of one, once the master has registered it. */
@Stateless
public class JoinedDomain {

    @Inject
    private LocalHost localHost;

    @Inject
    private HostRegistration registration;

    /**
     * Remembers that this host belongs to the Domain, and who its master is, so that the master's key and address are known before
     * the first batch comes.
     *
     * @param hostId the id under which the master has registered this host
     * @param announcedKey the key that the master is about to use, or uses already; null for none
     * @param formerKeys the master's keys of before
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in a Domain already
     */
    public void enter(String hostId, String domainId, long epoch, HostDescription master, AnnouncedKey announcedKey,
            List<FormerKey> formerKeys) {
        if (localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to a Domain already.");
        }
        localHost.become(hostId, domainId, master.id(), epoch);
        registration.expect(master, announcedKey, formerKeys);
    }
}
