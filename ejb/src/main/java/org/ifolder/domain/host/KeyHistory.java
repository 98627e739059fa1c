package org.ifolder.domain.host;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.ifolder.replication.protocol.RecordVersion;

/**
 * Whether what the master says of a host's keys goes on from what is known here: a key is followed by the one that it has itself signed,
 * and what a former key counts for does not change any more (R2.4). So not even the master can give a host another key than its own.
 */
@ApplicationScoped
class KeyHistory {

    @Inject
    private KeySuccession succession;

    /** @throws IllegalArgumentException when the record gives the host keys that do not follow from those it has here */
    void mustContinue(Host host, HostPayload payload) {
        if (host.publicKey() == null || host.version().equals(RecordVersion.NONE)) {
            return;
        }
        if (host.heir().isPresent() && !host.heir().get().equals(payload.heir())
                || payload.heir() != null && (payload.state() != HostState.LEFT || payload.heir().equals(host.key()))) {
            throw refused(host, "its heir is another, or it has not left");
        }
        List<FormerKey> former = payload.formerKeys() == null ? List.of() : payload.formerKeys();
        int known = host.formerKeys().size();
        if (former.size() < known || !former.subList(0, known).equals(host.formerKeys())) {
            throw refused(host, "its former keys are not those that are known");
        }
        List<FormerKey> ended = former.subList(known, former.size());
        String key = host.publicKey();
        for (int i = 0; i < ended.size(); i++) {
            FormerKey one = ended.get(i);
            String successor = i + 1 < ended.size() ? ended.get(i + 1).publicKey() : payload.publicKey();
            boolean last = one.successor() == null && successor.equals(key);
            if (!one.publicKey().equals(key) || !last && !succession.follows(key, successor, one.successor())) {
                throw refused(host, "a key does not follow from the one before");
            }
            key = successor;
        }
        if (!payload.publicKey().equals(key)) {
            throw refused(host, "its key is another, and the one that is known has not ended");
        }
        AnnouncedKey announced = payload.announcedKey();
        if (announced != null && !succession.follows(key, announced.publicKey(), announced.certificate())) {
            throw refused(host, "its announced key is not signed by its key");
        }
    }

    private static IllegalArgumentException refused(Host host, String why) {
        return new IllegalArgumentException("the record of host " + host.key() + " is not taken: " + why);
    }
}
