package org.ifolder.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.audit.Verification.Witness;
import org.ifolder.domain.host.Host;
import org.ifolder.domain.host.Hosts;
import org.ifolder.peer.PeerRequest;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Boundary: goes through the whole trail of this host, and asks those whom it has told of it. Reads all entries: not for each request. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AuditVerification {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORTION = 1000;
    private static final int OK = 200;

    @Inject
    private AuditLog log;

    @Inject
    private Hosts hosts;

    @Inject
    private LocalHost localHost;

    @Inject
    private Peers peers;

    /** Verifies. A slave has told the master, the master all slaves. */
    public Verification verify() {
        Map<String, List<HeardHead>> heard = new HashMap<>();
        witnesses().forEach(host -> heard.put(host, heardBy(host)));
        Map<Long, String> hashes = new HashMap<>();
        heard.values().forEach(all -> all.forEach(told -> hashes.put(told.head().sequence(), null)));

        ChainHead head = ChainHead.START;
        List<AuditEntry> portion;
        do {
            portion = log.next(head.sequence(), PORTION);
            for (AuditEntry entry : portion) {
                long place = head.sequence() + 1;
                if (entry.sequence().orElseThrow() != place || !head.next(entry).equals(entry.hash())) {
                    return new Verification(head, Optional.of(place), told(heard, hashes));
                }
                head = new ChainHead(place, entry.hash());
                if (hashes.containsKey(place)) {
                    hashes.put(place, entry.hash());
                }
            }
        } while (portion.size() == PORTION);
        return new Verification(head, Optional.empty(), told(heard, hashes));
    }

    private static List<Witness> told(Map<String, List<HeardHead>> heard, Map<Long, String> hashes) {
        List<Witness> witnesses = new ArrayList<>();
        heard.forEach((host, told) -> witnesses.add(new Witness(host, told.isEmpty() ? Optional.empty() : Optional.of(told.get(told.size() - 1)),
                told.stream().map(HeardHead::head).filter(head -> !head.hash().equals(hashes.get(head.sequence()))).map(ChainHead::sequence).findFirst())));
        return witnesses;
    }

    private List<String> witnesses() {
        if (!localHost.isJoined()) {
            return List.of();
        }
        return hosts.all().stream().filter(host -> host.state().isInService() && host.hasKeyInForce()).map(Host::id)
                .filter(host -> !host.equals(localHost.id()) && (localHost.isMaster() || host.equals(localHost.masterId()))).toList();
    }

    private List<HeardHead> heardBy(String host) {
        PeerRequest request = PeerRequest.ofHost("GET", "/audit-heads", Map.of("Accept", "application/json"), null);
        try (PeerResponse answer = peers.send(host, request)) {
            return answer.status() == OK ? List.of(JSON.readValue(answer.body(), HeardHead[].class)) : List.of();
        } catch (IOException | Refusal e) {
            return List.of();
        }
    }
}
