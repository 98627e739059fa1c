package org.ifolder.replication.simulation;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.PendingChange;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.Replicator;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.protocol.catchup.CatchUpPlan;
import org.ifolder.replication.protocol.catchup.StreamDescription;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.retention.Retention;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.protocol.snapshot.Snapshot;
import org.ifolder.replication.simulation.Database.Row;

/** Hosts that are put together wrongly, each in one way. The simulation is worth as much as the flaws that it finds. */
final class PlantedFlaws {

    private PlantedFlaws() {
    }

    /** The cursor is durable before, and even without, the records (against invariant 6). */
    static final class CursorOutsideOfTheTransaction extends Construction {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host) {
                @Override
                public void save(StreamId stream, StreamProgress progress) {
                    host.database().streams.rows().put(stream, progress);
                }
            };
        }
    }

    /** The relay reads on from the last id that it has sealed since its start (against invariant 4). */
    static final class RelayReadsOnFromTheLastId extends Construction {

        private final Map<HostProcess, Map<StreamId, Long>> last = new IdentityHashMap<>();

        @Override
        Transaction begin(SimulatedHost host) {
            Map<StreamId, Long> lastHere =
                    last.computeIfAbsent(host.process(), key -> new HashMap<>());
            return new Transaction(host) {

                private final Map<StreamId, Long> settled = new HashMap<>();

                @Override
                public List<PendingChange> pending(StreamId stream, int maximum) {
                    return super.pending(stream, Integer.MAX_VALUE).stream()
                            .filter(change -> change.id() > lastHere.getOrDefault(stream, 0L))
                            .limit(maximum)
                            .toList();
                }

                @Override
                public void settle(StreamId stream, List<PendingChange> sealed) {
                    super.settle(stream, sealed);
                    settled.put(stream, sealed.get(sealed.size() - 1).id());
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

    /** The heir of a removed host goes on as if it were that host (against R2.7). */
    static final class HeirInTheTermBefore extends Construction {
        @Override
        long term(HostProcess process, StreamId stream) {
            return BatchHeader.FIRST_TERM;
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
                transaction.save(batch.stream(), transaction.progress(batch.stream()).past(batch));
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
                    transaction.write(RecordPage.placeOf(change), Row.of(batch.header().collection(), change));
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
            return new Transaction(host) {
                @Override
                Optional<ContentChange> upsert(CollectionName collection, Change change) {
                    return Optional.of(write(RecordPage.placeOf(change), Row.of(collection, change)));
                }
            };
        }
    }

    /** A removed record leaves no tombstone (against R7.7). */
    static final class TombstoneDeletedAtOnce extends RepeatsAppliedAgain {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host) {
                @Override
                Optional<ContentChange> upsert(CollectionName collection, Change change) {
                    Optional<ContentChange> content = super.upsert(collection, change);
                    RecordPlace place = RecordPage.placeOf(change);
                    if (records.get(place).removed()) {
                        records.delete(place);
                    }
                    return content;
                }
            };
        }
    }

    /** Tombstones go although not every host is known to have them, and at any age (against R7.7). */
    static final class TombstonePurgedEarly extends RepeatsAppliedAgain {
        @Override
        void purge(Retention retention, Transaction transaction, StreamId stream, long now, long floor) {
            transaction.purge(stream, Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);
        }
    }

    /** After a snapshot the stream goes on from where the source is by then (against invariant 11). */
    static final class SnapshotWithoutItsBeginning extends Construction {
        @Override
        Optional<String> finish(Snapshot snapshot, Transaction transaction, StreamId stream, StreamDescription now) {
            Optional<String> difference = super.finish(snapshot, transaction, stream, now);
            transaction.replaceHistory(stream, now);
            StreamProgress progress = transaction.progress(stream);
            transaction.save(stream, new StreamProgress(now.cursor(), progress.condition(), null, now.cursor().sequence(),
                    progress.settledFrom(), null, 0));
            return difference;
        }
    }

    /** The digest is durable before, and even without, the records (against invariant 9). */
    static final class DigestMovedBeforeTheRecords extends Construction {
        @Override
        Transaction begin(SimulatedHost host) {
            return new Transaction(host) {
                @Override
                public void save(DigestScope scope, Digest digest) {
                    host.database().digests.rows().put(scope, Digest.of(digest.state()));
                }
            };
        }
    }

    /** A host goes on in the incarnation of its last start (against invariant 5). */
    static final class IncarnationReused extends Construction {
        @Override
        String incarnation(SimulatedHost host, String random) {
            return "always";
        }
    }

    /** The epoch fences what a slave has written, too (against R7.6). */
    static final class CatalogBatchOfAnOlderEpochRefused extends Construction {
        @Override
        Verdict receive(HostProcess process, Replicator replicator, Transaction transaction, SealedBatch batch, Reign reign) {
            return batch.header().epoch() < reign.epoch() ? new Verdict(Verdict.Kind.GAP, "an older epoch", null)
                    : super.receive(process, replicator, transaction, batch, reign);
        }
    }

    /** What the authority has counts, whatever a restored authority has forgotten (against R7.3). */
    static final class ForkTakenForAnAnswer extends Construction {
        @Override
        CatchUpPlan plan(StreamDescription mine, StreamDescription theirs) {
            CatchUpPlan plan = super.plan(mine, theirs);
            return plan == CatchUpPlan.FORK ? CatchUpPlan.COPY : plan;
        }
    }
}
