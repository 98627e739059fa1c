package org.ifolder.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ifolder.replication.relay.HostSayings;

/** How far this host's chain goes, for its signs of life; and how far those of others go, as they say in theirs. */
@ApplicationScoped
public class AuditHeads implements HostSayings {

    private static final String TOPIC = "audit";

    @Inject
    private Clock clock;

    private final Map<String, HeardHead> unkept = new ConcurrentHashMap<>();
    private final Map<String, ChainHead> last = new ConcurrentHashMap<>();
    private volatile ChainHead own;

    /** How far this host's chain goes now. */
    void own(ChainHead head) {
        own = head;
    }

    @Override
    public Map<String, String> says() {
        ChainHead head = own;
        return head == null ? Map.of() : Map.of(TOPIC, head.told());
    }

    /** What a host says again and again is new once. */
    @Override
    public void heard(String host, Map<String, String> said) {
        Optional<ChainHead> head = ChainHead.read(said.get(TOPIC));
        head.filter(told -> !told.equals(last.put(host, told))).ifPresent(told -> unkept.put(host, new HeardHead(told, clock.millis())));
    }

    /** What was heard and is not kept yet. */
    Map<String, HeardHead> unkept() {
        return Map.copyOf(unkept);
    }

    void kept(String host, HeardHead written) {
        unkept.remove(host, written);
    }
}
