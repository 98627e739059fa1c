package org.ifolder.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.record.RecordTaken;

/** Writes what persons do. A change of a record is written in the transaction that makes it: neither is there without the other. */
@ApplicationScoped
public class AuditTrail {

    /** What hosts keep from persons, and the trail from its readers. */
    private static final Set<String> SECRET = Set.of("discoveryKey");

    @PersistenceContext
    private EntityManager em;

    @Inject
    private CurrentActor current;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "ifolder.audit.content-bytes", defaultValue = "65536")
    private int contentBytes;

    void changed(@Observes RecordTaken taken) {
        Optional<Actor> actor = actor();
        if (actor.isEmpty()) {
            return;
        }
        Change change = taken.change();
        em.persist(new AuditEntry(clock.instant(), actor.get(), change.type(), change.key(), taken.before().get().map(this::text).orElse(null),
                text(change)));
        current.noted();
    }

    /** Changes come by timers and other hosts too, with nobody's request. */
    private Optional<Actor> actor() {
        try {
            return current.get();
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }

    private String text(Change change) {
        if (change.removed()) {
            return null;
        }
        JsonNode payload = change.payload();
        if (payload instanceof ObjectNode object && object.properties().stream().anyMatch(field -> SECRET.contains(field.getKey()))) {
            payload = object.deepCopy().without(SECRET);
        }
        String text = payload.toString();
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= contentBytes ? text : "{\"bytes\":" + bytes + ",\"hash\":\"" + change.contentHash() + "\"}";
    }

    /**
     * Writes what is no change of a record, in a transaction of its own or the caller's.
     *
     * @param action name of the operation
     * @param target what it was done to; null for nothing in particular
     */
    @Transactional
    public void note(Actor actor, String action, String target) {
        em.persist(new AuditEntry(clock.instant(), actor, action, target, null, null));
    }
}
