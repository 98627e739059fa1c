package org.ifolder.replication.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.ifolder.replication.protocol.BatchHeader;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.Condition;
import org.ifolder.replication.protocol.DigestScope;
import org.ifolder.replication.protocol.PastReign;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.Reign;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.StreamProgress;
import org.ifolder.replication.protocol.catchup.Superseded;
import org.ifolder.replication.protocol.digest.Digest;
import org.ifolder.replication.protocol.history.History;
import org.ifolder.replication.protocol.history.History.Comparison;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;

/** The person who is asked where a host cannot decide: looks at both sides of a fork, switches second copies off, hands mastership over. */
final class Administrator {

    private final Simulation world;

    Administrator(Simulation world) {
        this.world = world;
    }

    /** Decides every fork that shows at a host that is up, by chance for this or that side. @return whether anything was decided */
    boolean decideForks() {
        boolean decided = false;
        for (SimulatedHost holder : world.sitesUp()) {
            for (StreamId stream : List.copyOf(holder.database().streams.rows().keySet())) {
                if (holder.database().progress(stream).condition() == Condition.FORK) {
                    decided |= decide(stream, holder);
                }
            }
        }
        return decided;
    }

    private boolean decide(StreamId stream, SimulatedHost shows) {
        SimulatedHost authority = world.authorityOf(stream);
        if (!authority.isUp() || authority.process().ownStreams().isRefused() || !authority.process().writers().isEmpty()) {
            return false;
        }
        Optional<SimulatedHost> other = shows == authority ? world.sitesUp().stream()
                .filter(host -> !host.id().equals(authority.id()) && differs(stream, authority, host)).findFirst() : Optional.of(shows);
        if (other.isEmpty()) {
            return retry(stream, authority);
        }
        return differs(stream, authority, other.get()) && decide(stream, authority, other.get());
    }

    private static boolean differs(StreamId stream, SimulatedHost authority, SimulatedHost holder) {
        if (authority.process().begin().describe(stream).supersedes(holder.database().progress(stream).cursor())) {
            return false;
        }
        Comparison comparison = authority.process().begin().history(stream).compare(holder.process().begin().history(stream));
        return comparison == Comparison.FORK
                || comparison == Comparison.BEHIND && authority.database().progress(stream).condition() == Condition.FORK;
    }

    private boolean retry(StreamId stream, SimulatedHost authority) {
        Transaction transaction = authority.process().begin();
        transaction.save(stream, transaction.progress(stream).in(Condition.STREAMING, null));
        return transaction.commit();
    }

    private boolean decide(StreamId stream, SimulatedHost authority, SimulatedHost holder) {
        world.say(() -> "the administrator decides about " + stream + " of " + authority.site() + " and " + holder.site());
        int keep = world.random().nextInt(3);
        Writer writer = new Writer(world, authority.process(), false);
        Transaction transaction = writer.open();
        Map<RecordPlace, Change> mine = byPlace(transaction.recordsBetween(DigestScope.of(stream), RecordPlace.FIRST, null));
        Map<RecordPlace, Change> theirs =
                byPlace(holder.process().begin().recordsBetween(DigestScope.of(stream), RecordPlace.FIRST, null));
        Map<RecordPlace, Change> all = new TreeMap<>(mine);
        theirs.forEach(all::putIfAbsent);
        for (RecordPlace place : all.keySet()) {
            decided(stream, keep, mine.get(place), theirs.get(place), place, transaction)
                    .ifPresent(change -> writer.take(stream.collection(), change));
        }
        History here = transaction.history(stream);
        List<Superseded> superseded = new ArrayList<>(
                Optional.ofNullable(transaction.superseded.get(stream)).orElse(List.of()));
        superseded.addAll(Superseded.of(here, holder.process().begin().history(stream)));
        transaction.superseded.put(stream, List.copyOf(superseded));
        transaction.save(stream, transaction.progress(stream).in(Condition.STREAMING, null));
        writer.commitNow();
        authority.process().writers().add(writer);
        world.ledger().decided(stream, here, holder);
        return true;
    }

    private static Map<RecordPlace, Change> byPlace(List<Change> records) {
        Map<RecordPlace, Change> byPlace = new TreeMap<>();
        records.forEach(record -> byPlace.put(RecordPage.placeOf(record), record));
        return byPlace;
    }

    private Optional<Change> decided(StreamId stream, int keep, Change mine, Change theirs, RecordPlace place,
            Transaction transaction) {
        String mineSays = mine == null ? null : mine.contentHash();
        String theirsSays = theirs == null ? null : theirs.contentHash();
        if (Objects.equals(mineSays, theirsSays)) {
            return Optional.empty();
        }
        RecordVersion first = transaction.firstVersion(stream);
        RecordVersion ofMine = mine == null ? first : mine.version();
        RecordVersion ofTheirs = theirs == null ? first : theirs.version();
        boolean newerIsMine = ofMine.isNewerThan(ofTheirs);
        boolean keepsMine = keep == 0 || keep == 1 && newerIsMine;
        Change kept = keepsMine ? mine : theirs;
        if (kept == null && place.type().equals(SimulatedHost.HOST)) {
            // Nobody would choose that: a host that is dropped along with one side is in the Domain no more, and must join anew.
            kept = keepsMine ? theirs : mine;
        }
        RecordVersion version = (newerIsMine ? ofMine : ofTheirs)
                .next(stream.collection() == CollectionName.DOMAIN ? transaction.database.reign().epoch() : 0, world.authorityOf(stream).term(stream));
        boolean removed = kept == null || kept.removed();
        return Optional.of(new Change(place.type(), place.key(), version, removed, removed ? null : kept.payload()));
    }

    /** Switches off processes that were told that they are a second copy. @return whether one was */
    boolean switchCopiesOff() {
        for (SimulatedHost host : world.sitesUp()) {
            boolean another = world.sitesUp().stream().anyMatch(other -> other != host && other.id().equals(host.id()));
            if (another && host.process().ownStreams().isRefused()) {
                world.switchOff(host);
                return true;
            }
        }
        return false;
    }

    /** Removes a dead slave by force: the master goes on with its streams, from where it has them (R2.7). @return whether it could */
    boolean remove(SimulatedHost dead) {
        SimulatedHost master = world.master();
        if (!master.isUp() || master.process().isClosed(CollectionName.DOMAIN) || !world.isAdmitted(master)) {
            return false;
        }
        world.say(() -> "the administrator removes " + dead.id());
        Writer writer = new Writer(world, master.process(), false);
        Transaction transaction = writer.open();
        ObjectNode record = (ObjectNode) SimulatedHost.payload(0);
        record.put(SimulatedHost.HEIR, master.id());
        for (CollectionName collection : List.of(CollectionName.CATALOG, CollectionName.REPORT)) {
            StreamId stream = new StreamId(collection, dead.id());
            StreamProgress progress = transaction.progress(stream);
            if (progress.condition() != Condition.STREAMING) {
                Digest sum = Digest.empty();
                transaction.recordsBetween(DigestScope.of(stream), RecordPlace.FIRST, null).stream()
                        .filter(change -> !change.removed()).forEach(change -> sum.add(change.contentHash()));
                transaction.endSnapshot(stream);
                transaction.save(DigestScope.of(stream), sum);
            }
            transaction.save(stream, progress.in(Condition.STREAMING, null).differing(null));
            record.put(collection.toString(), Math.toIntExact(progress.cursor().sequence()));
        }
        RecordPlace place = SimulatedHost.record(Simulation.FOUNDER, dead.id());
        RecordVersion version = transaction.records.get(place).version().next(master.reign().epoch(), BatchHeader.FIRST_TERM);
        writer.take(CollectionName.DOMAIN, new Change(place.type(), place.key(), version, false, record));
        writer.commitNow();
        master.process().writers().add(writer);
        return writer.isCommitted();
    }

    /** Hands mastership to a slave that has all that the master has written in the Domain collection, if there is one now. */
    void promote() {
        SimulatedHost master = world.master();
        StreamId domain = new StreamId(CollectionName.DOMAIN, master.id());
        boolean busy = !master.isUp() || world.hosts().size() != world.hostIds().size() || master.process().writers().stream().anyMatch(writer -> writer.isOf(CollectionName.DOMAIN))
                || master.database().progress(domain).condition() != Condition.STREAMING
                || master.database().outbox.rows().values().stream().anyMatch(row -> row.stream().collection() == CollectionName.DOMAIN);
        Optional<SimulatedHost> next = busy ? Optional.empty() : world.sitesUp().stream()
                .filter(host -> !host.id().equals(master.id()) && host.process().isAdmitted())
                .filter(host -> host.database().progress(domain).condition() == Condition.STREAMING
                        && host.database().progress(domain).cursor().equals(master.database().progress(domain).cursor()))
                .findFirst();
        next.ifPresent(host -> {
            Reign before = master.reign();
            List<PastReign> past = new ArrayList<>(before.past());
            past.add(new PastReign(before.epoch(), master.id(), master.database().progress(domain).cursor().sequence()));
            Reign reign = new Reign(before.domain(), before.epoch() + 1, host.id(), past);
            world.say(() -> master.id() + " hands mastership to " + host.id());
            world.adopt(master, reign);
            world.adopt(host, reign);
            world.promoted();
        });
    }
}
