package org.ifolder.rotation;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.access.AdministratorRole;
import org.ifolder.access.Caller;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.identity.HostKeyFile;
import org.ifolder.peer.ActsElsewhere;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Boundary: gives a host another key while it goes on with its work (R2.6). {@link RotationWatch} does what comes after. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    @Inject
    private LocalHost localHost;

    @Inject
    private Hosts hosts;

    @Inject
    private HostKeyFile key;

    @Inject
    private KeyAuthority authority;

    /**
     * Makes this host's next key and has the master announce it. Asked again before the key is used, it goes on where it was.
     *
     * @throws ActsElsewhere for another host's key, which never leaves that
     * @throws Refusal {@link Refusal.Kind#CONFLICT} when this host is in no Domain or another key is announced,
     *     {@link Refusal.Kind#UNAVAILABLE} when the master cannot be asked
     */
    public void begin(Caller caller, String hostId) {
        caller.mustBe(AdministratorRole.HOST_OPERATOR);
        if (!localHost.isJoined()) {
            throw Refusal.conflict(null, "This host belongs to no Domain yet.");
        }
        if (!hostId.equals(localHost.id())) {
            throw new ActsElsewhere(hostId);
        }
        Optional<String> announced = hosts.byId(hostId).flatMap(Host::announcedFingerprint);
        if (announced.isPresent() && !announced.equals(key.nextFingerprint())) {
            throw Refusal.conflict(null, "The host changes its key already.");
        }
        authority.announce(key.prepareNext());
        LOG.info("this host is about to have another key, as {} asks", caller.login());
    }
}
