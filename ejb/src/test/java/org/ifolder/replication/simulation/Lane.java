package org.ifolder.replication.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.protocol.Verdict;
import org.ifolder.replication.simulation.Message.BatchMessage;
import org.ifolder.replication.simulation.Message.HeadsMessage;

/** A queue or subscription with its one consumer: receive, commit, follow up; a crash may come between any two. */
final class Lane {

    private final Simulation world;
    private final HostProcess process;
    private final String from;
    private final Deque<Message> waiting = new ArrayDeque<>();

    private SealedBatch batch;
    private Transaction open;
    private Verdict verdict;

    Lane(Simulation world, HostProcess process, String from) {
        this.world = world;
        this.process = process;
        this.from = from;
    }

    void add(Message message) {
        waiting.add(message);
    }

    boolean hasWork() {
        return batch != null || !waiting.isEmpty();
    }

    void step() {
        if (batch == null) {
            take(waiting.remove());
        } else if (open != null) {
            commit();
        } else {
            followUp();
            batch = null;
        }
    }

    static Optional<SealedBatch> read(BatchMessage message) {
        try {
            return Optional.of(BatchFormat.read(message.body(), message.signature()));
        } catch (MalformedBatch e) {
            return Optional.empty();
        }
    }

    private void take(Message message) {
        if (message instanceof HeadsMessage heads) {
            process.noteHeads(heads);
            return;
        }
        BatchMessage bytes = (BatchMessage) message;
        Optional<SealedBatch> read = read(bytes);
        if (read.isEmpty()) {
            world.ledger().malformed(process.host(), from);
            return;
        }
        batch = read.get();
        open = process.begin();
        try {
            world.mayFail();
            verdict = world.construction().receive(process, process.replicator(), open, batch, process.host().reign());
        } catch (TransientFailure e) {
            verdict = Verdict.poison(e.getMessage());
            open = process.begin();
            process.replicator().poisoned(open, batch, verdict.reason());
        }
        world.say(() -> process.host().site() + " judges " + batch + " " + verdict.kind() + " (" + verdict.reason() + ")");
    }

    private void commit() {
        Transaction transaction = open;
        open = null;
        if (transaction.commit()) {
            world.ledger().received(process.host(), from, batch, verdict);
        } else {
            world.say(() -> process.host().site() + " rolls back " + batch);
            batch = null;
        }
    }

    private void followUp() {
        boolean own = batch.stream().authority().equals(process.host().id());
        boolean master = process.host().isMaster();
        if (own && verdict.kind() == Verdict.Kind.DUPLICATE) {
            process.uplink().receipt(batch);
        } else if (verdict.kind() == Verdict.Kind.FORK) {
            process.fetch(batch.stream(), master ? batch.stream().authority() : process.host().reign().master());
        } else if (!own && verdict.kind() == Verdict.Kind.GAP && !master) {
            process.fetch(batch.stream(), process.host().reign().master());
        }
    }
}
