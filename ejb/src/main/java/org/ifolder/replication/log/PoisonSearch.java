package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the record for which a batch cannot be applied. */
@ApplicationScoped
public class PoisonSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonSearch.class);

    @Inject
    private AppliedAlone alone;

    /**
     * The first change of a batch that fails alone; each is tried in a transaction that is rolled back.
     *
     * @return empty when each alone can be applied, or when they cannot even be read
     */
    public Optional<Poison> first(SealedBatch batch) {
        for (Change change : changes(batch)) {
            Optional<Poison> poison = attempt(batch, change);
            if (poison.isPresent()) {
                return poison;
            }
        }
        return Optional.empty();
    }

    private static List<Change> changes(SealedBatch batch) {
        try {
            return BatchFormat.changes(batch);
        } catch (MalformedBatch e) {
            LOG.debug("{} holds nothing that could be tried", batch, e);
            return List.of();
        }
    }

    private Optional<Poison> attempt(SealedBatch batch, Change change) {
        try {
            alone.attempt(batch.stream().collection(), change);
            return Optional.empty();
        } catch (AppliedAlone.Possible e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Poison(change, BatchReceiver.rootOf(e).toString()));
        }
    }
}
