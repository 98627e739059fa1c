package org.ifolder.replication.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.SealedBatch;

/** Finds the record for which a batch cannot be applied. */
@ApplicationScoped
public class PoisonSearch {

    @Inject
    private AppliedAlone alone;

    /**
     * The first change of a batch that fails alone; each is tried in a transaction that is rolled back.
     *
     * @return empty when each alone can be applied
     */
    public Optional<Poison> first(SealedBatch batch) {
        for (Change change : BatchFormat.changes(batch)) {
            Optional<Poison> poison = attempt(batch, change);
            if (poison.isPresent()) {
                return poison;
            }
        }
        return Optional.empty();
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
