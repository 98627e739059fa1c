package org.ifolder.replication.simulation;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.simulation.Database.RecordId;
import org.ifolder.replication.simulation.Database.Row;
import org.ifolder.replication.simulation.Database.StreamRow;

/** Hosts that are put together wrongly, each in one way. The simulation is worth as much as the flaws that it finds. */
final class PlantedFlaws {

    private PlantedFlaws() {
    }

    /** The cursor is durable before, and even without, the records (against invariant 6). */
    static final class CursorOutsideOfTheTransaction extends Construction {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host.database()) {
                @Override
                public void advance(SealedBatch batch) {
                    host.database().streams.rows().put(batch.stream(), new StreamRow(batch.cursor(), null));
                }
            };
        }
    }

    /** The relay reads on from the last id that it has sealed since its start (against invariant 4). */
    static final class RelayReadsOnFromTheLastId extends Construction {

        private final Map<HostProcess, Map<CollectionName, Long>> last = new IdentityHashMap<>();

        @Override
        Transaction begin(SimulatedHost host) {
            Map<CollectionName, Long> lastHere =
                    last.computeIfAbsent(host.process(), key -> new EnumMap<>(CollectionName.class));
            return new Transaction(host.database()) {

                private final Map<CollectionName, Long> settled = new EnumMap<>(CollectionName.class);

                @Override
                public List<PendingChange> pending(CollectionName collection, int maximum) {
                    return super.pending(collection, Integer.MAX_VALUE).stream()
                            .filter(change -> change.id() > lastHere.getOrDefault(collection, 0L))
                            .limit(maximum)
                            .toList();
                }

                @Override
                public void settle(CollectionName collection, List<PendingChange> sealed) {
                    super.settle(collection, sealed);
                    settled.put(collection, sealed.get(sealed.size() - 1).id());
                }

                @Override
                boolean commit() {
                    boolean committed = super.commit();
                    if (committed) {
                        lastHere.putAll(settled);
                    }
                    return committed;
                }
            };
        }
    }

    /** A batch leaves before it is committed (against invariant 4). */
    static final class BatchSentBeforeItIsSealed extends Construction {
        @Override
        boolean sendsBeforeCommit() {
            return true;
        }
    }

    /** A batch that does not continue the cursor is applied all the same (against R7.2). */
    static final class GapSkipped extends Construction {
        @Override
        Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
            Verdict verdict = super.receive(process, replicator, transaction, batch, reign);
            if (verdict.kind() == Verdict.Kind.GAP) {
                transaction.apply(batch.header().collection(), BatchFormat.changes(batch));
                transaction.append(batch);
                transaction.advance(batch);
            }
            return verdict;
        }
    }

    /** The origin takes its own batch that comes back as something new (against R7.2). */
    static final class OwnEchoTakenAsNew extends Construction {
        @Override
        Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
            Verdict verdict = super.receive(process, replicator, transaction, batch, reign);
            if (batch.stream().authority().equals(process.host().id())) {
                for (Change change : BatchFormat.changes(batch)) {
                    transaction.write(new RecordId(change.type(), change.key()), new Row(batch.header().collection(),
                            change.version(), change.removed(), change.payload()));
                }
            }
            return verdict;
        }
    }

    /** A crash may come between the record and its outbox entry (against invariant 2). */
    static final class RecordAndOutboxInTwoTransactions extends Construction {
        @Override
        boolean outboxApart() {
            return true;
        }
    }

    /** Repeats are applied again, which versions make harmless: not a flaw in its effect, but the ground for the next two. */
    static class RepeatsAppliedAgain extends Construction {
        @Override
        Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
            Verdict verdict = super.receive(process, replicator, transaction, batch, reign);
            if (verdict.kind() == Verdict.Kind.DUPLICATE && !batch.stream().authority().equals(process.host().id())) {
                BatchFormat.changes(batch).forEach(change -> transaction.upsert(batch.header().collection(), change));
            }
            return verdict;
        }
    }

    /** An older version takes the place of a newer one (against invariant 3). */
    static final class OlderVersionOverwritesNewer extends RepeatsAppliedAgain {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host.database()) {
                @Override
                void upsert(CollectionName collection, Change change) {
                    write(new RecordId(change.type(), change.key()),
                            new Row(collection, change.version(), change.removed(), change.payload()));
                }
            };
        }
    }

    /** A removed record leaves no tombstone (against R7.7). */
    static final class TombstoneDeletedAtOnce extends RepeatsAppliedAgain {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host.database()) {
                @Override
                void upsert(CollectionName collection, Change change) {
                    super.upsert(collection, change);
                    RecordId id = new RecordId(change.type(), change.key());
                    if (records.get(id).removed()) {
                        records.delete(id);
                    }
                }
            };
        }
    }
}
