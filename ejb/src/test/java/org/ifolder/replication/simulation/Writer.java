package org.ifolder.replication.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Change;
import org.ifolder.replication.protocol.CollectionName;
import org.ifolder.replication.protocol.RecordKey;
import org.ifolder.replication.protocol.RecordVersion;
import org.ifolder.replication.protocol.StreamId;
import org.ifolder.replication.protocol.digest.ContentChange;
import org.ifolder.replication.protocol.snapshot.RecordPage;
import org.ifolder.replication.protocol.snapshot.RecordPlace;
import org.ifolder.replication.simulation.Database.Row;
import org.ifolder.replication.simulation.Database.Waiting;

/**
 * A business transaction (T1): changes a few records, commits them together with their outbox entries, then answers its user.
 * A late one takes its places in the outbox and commits much later.
 */
final class Writer {

    private static final int KEYS_A_TYPE = 4;

    private final Simulation world;
    private final HostProcess process;
    private final boolean late;
    private final long begun;
    private final List<Change> changes = new ArrayList<>();
    private final List<Waiting> apart = new ArrayList<>();

    private Transaction open;
    private boolean committed;
    private boolean done;

    Writer(Simulation world, HostProcess process, boolean late) {
        this.world = world;
        this.process = process;
        this.late = late;
        this.begun = world.step();
        this.open = process.begin();
    }

    /** A writer that has changed one to three records by chance. */
    static Writer ofChance(Simulation world, HostProcess process) {
        Random random = world.random();
        Writer writer = new Writer(world, process, random.nextDouble() < world.schedule().lateCommit());
        for (int i = random.nextInt(3); i >= 0; i--) {
            CollectionName collection = process.host().isMaster() && random.nextBoolean() ? CollectionName.DOMAIN
                    : random.nextInt(4) == 0 ? CollectionName.REPORT : CollectionName.CATALOG;
            List<String> types = HostProcess.TYPES.get(collection);
            String type = types.get(random.nextInt(types.size()));
            if (!type.equals(SimulatedHost.HOST) && !process.isClosed(collection)) {
                List<StreamId> own = process.own(collection);
                String creator = collection == CollectionName.DOMAIN && random.nextInt(4) == 0 ? Simulation.FOUNDER
                        : own.get(random.nextInt(own.size())).authority();
                String key = RecordKey.of(creator, "r" + random.nextInt(KEYS_A_TYPE));
                writer.take(collection, new RecordPlace(type, key), random.nextInt(3) == 0);
            }
        }
        return writer;
    }

    /** Changes a record, or removes it if it is there, and notes it for the other hosts. */
    void take(CollectionName collection, RecordPlace place, boolean remove) {
        Row present = open.records.get(place);
        StreamId stream = stream(collection, place.key());
        RecordVersion version = (present == null ? open.firstVersion(stream) : present.version()).next(
                collection == CollectionName.DOMAIN ? process.host().reign().epoch() : 0, world.construction().term(process, stream));
        boolean removed = remove && present != null && !present.removed();
        take(collection, new Change(place.type(), place.key(), version, removed,
                removed ? null : SimulatedHost.payload(world.random().nextInt(1000))));
    }

    /** Makes a change as it is given. */
    void take(CollectionName collection, Change change) {
        RecordPlace place = RecordPage.placeOf(change);
        ContentChange content = open.write(place, Row.of(collection, change));
        changes.add(change);
        Waiting waiting = new Waiting(process.nextPlace(), stream(collection, change.key()), BatchFormat.write(change), content);
        if (world.construction().outboxApart()) {
            apart.add(waiting);
        } else {
            open.outbox.put(waiting.id(), waiting);
        }
    }

    private StreamId stream(CollectionName collection, String key) {
        return new StreamId(collection, collection == CollectionName.DOMAIN ? process.host().id() : RecordKey.creator(key));
    }

    /** The transaction that this writer works in. */
    Transaction open() {
        return open;
    }

    boolean isOf(CollectionName collection) {
        return changes.stream().anyMatch(change -> process.collectionOf(change.type()).filter(collection::equals).isPresent());
    }

    boolean isCommitted() {
        return committed;
    }

    boolean wantsToGoOn() {
        return !late || world.isHealing() || world.random().nextInt(20) == 0;
    }

    boolean isDone() {
        return done;
    }

    void step() {
        if (!committed && !world.isHealing() && world.random().nextInt(10) == 0) {
            done = true;
        } else if (!committed) {
            commitNow();
        } else if (!apart.isEmpty()) {
            Transaction second = process.begin();
            apart.forEach(waiting -> second.outbox.put(waiting.id(), waiting));
            second.commit();
            apart.clear();
        } else {
            world.ledger().acknowledged(process.host(), begun, changes);
            done = true;
        }
    }

    /** Commits without any chance of giving up. */
    void commitNow() {
        committed = open.commit();
        done = !committed;
        world.say(() -> process.host().site() + (committed ? " commits " : " aborts ") + describe());
    }

    private String describe() {
        return changes.stream()
                .map(change -> change.type() + " " + change.key() + " " + change.version() + (change.removed() ? " removed" : ""))
                .toList().toString();
    }
}
