package org.ifolder.identity.password;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.ifolder.peer.PeerRequest;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;
import org.ifolder.server.SteadyLook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands passwords that wait, sealed, at the master to their members' home hosts, again and again until each host has confirmed. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordHandover {

    private static final Logger LOG = LoggerFactory.getLogger(PasswordHandover.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The home host hashes each before it answers, which is slow by intent. */
    private static final int PORTION = 50;
    private static final int TAKEN = 204;
    /** How long a request waits for a portion that is under way; its password is handed over by the next look otherwise. */
    private static final long PATIENCE_SECONDS = 5;
    private static final long PAUSE_SECONDS = 1;

    @Inject
    private LocalHost localHost;

    @Inject
    private PasswordDelivery delivery;

    @Inject
    private Peers peers;

    @Inject
    private SteadyLook looking;

    private final Map<String, Lock> sending = new ConcurrentHashMap<>();

    @PostConstruct
    void start() {
        looking.begin(PAUSE_SECONDS, this::handOver, failure -> LOG.warn("passwords could not be handed over, and are tried again: {}", failure));
    }

    /** Hands over now what waits for a member's home host, and nothing else, and says whether nothing waits any more. */
    public boolean settled(String host, String memberId) {
        Lock sending = sendingTo(host);
        try {
            if (sending.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                try {
                    List<SealedPassword> waiting = delivery.awaitingFor(memberId).stream().toList();
                    return waiting.isEmpty() || isTaken(host, waiting);
                } finally {
                    sending.unlock();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | Refusal e) {
            LOG.debug("a password waits for host {}: {}", host, e.getMessage());
        }
        return false;
    }

    /** What waits is read and sent by one at a time, so that no older password arrives behind a newer one. */
    private Lock sendingTo(String host) {
        return sending.computeIfAbsent(host, any -> new ReentrantLock());
    }

    private void handOver() {
        if (!localHost.isJoined() || !localHost.isMaster()) {
            return;
        }
        for (String host : delivery.awaitingHosts()) {
            try {
                handOverTo(host);
            } catch (IOException | Refusal e) {
                LOG.debug("passwords wait for host {}: {}", host, e.getMessage());
            }
        }
    }

    private void handOverTo(String host) throws IOException {
        while (hasSentSome(host)) {
            LOG.debug("passwords were handed over to host {}", host);
        }
    }

    private boolean hasSentSome(String host) throws IOException {
        Lock sending = sendingTo(host);
        sending.lock();
        try {
            List<SealedPassword> portion = delivery.awaiting(host, PORTION);
            return !portion.isEmpty() && isTaken(host, portion);
        } finally {
            sending.unlock();
        }
    }

    private boolean isTaken(String host, List<SealedPassword> portion) throws IOException {
        PeerRequest request = PeerRequest.ofHost("POST", "/passwords", Map.of("Content-Type", "application/json"),
                new ByteArrayInputStream(JSON.writeValueAsBytes(portion)));
        try (PeerResponse answer = peers.send(host, request)) {
            if (answer.status() != TAKEN) {
                LOG.warn("host {} did not take {} passwords: status {}", host, portion.size(), answer.status());
                return false;
            }
        }
        delivery.settle(portion);
        return true;
    }
}
