package org.ifolder.rotation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.ifolder.domain.host.AnnouncedKey;
import org.ifolder.domain.host.HostKeyChanges;
import org.ifolder.domain.host.KeyCompletion;
import org.ifolder.peer.PeerRequest;
import org.ifolder.peer.PeerResponse;
import org.ifolder.peer.Peers;
import org.ifolder.refusal.Refusal;
import org.ifolder.server.LocalHost;

/** Says to the master, wherever that is, what this host does with its key. */
@ApplicationScoped
class KeyAuthority {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private LocalHost localHost;

    @Inject
    private HostKeyChanges changes;

    @Inject
    private Peers peers;

    /** @throws Refusal as {@link HostKeyChanges#announce}, and {@link Refusal.Kind#UNAVAILABLE} when the master cannot be asked */
    void announce(AnnouncedKey key) {
        if (localHost.isMaster()) {
            changes.announce(localHost.id(), key);
        } else {
            ask("PUT", "/host-key/announced", key);
        }
    }

    /** @throws Refusal as {@link HostKeyChanges#complete}, and {@link Refusal.Kind#UNAVAILABLE} when the master cannot be asked */
    void complete(KeyCompletion completion) {
        if (localHost.isMaster()) {
            changes.complete(localHost.id(), completion);
        } else {
            ask("POST", "/host-key/completion", completion);
        }
    }

    private void ask(String method, String path, Object what) {
        try (PeerResponse answer = peers.send(localHost.masterId(), PeerRequest.ofHost(method, path,
                Map.of("Content-Type", "application/json"), new ByteArrayInputStream(JSON.writeValueAsBytes(what))))) {
            if (answer.status() != 204) {
                throw Refusal.unavailable("The master answers " + answer.status() + ": "
                        + JSON.readTree(answer.body()).path("detail").asText("no reason is given"));
            }
        } catch (IOException e) {
            throw Refusal.unavailable("The master cannot be asked: " + e.getMessage());
        }
    }
}
