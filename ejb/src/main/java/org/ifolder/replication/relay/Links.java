package org.ifolder.replication.relay;

import java.util.Collection;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;

/**
 * Port: what carries messages between hosts. A courier only: it may lose all that it holds at any moment (invariant 1). Each method
 * that sends or opens throws {@link LinkFailure} when the link is down; the link is then closed and opened anew.
 */
public interface Links {

    /** Opens the master's side, in its own broker. */
    MasterLink openAsMaster(MasterListener listener);

    /** Opens a slave's side, to the broker of the host that is master. */
    SlaveLink openToMaster(String master, SlaveListener listener);

    /** The master's side: hears every host's own queue, publishes once to all. */
    interface MasterLink extends AutoCloseable {

        /** Hears the queues of these hosts, and those of no others. */
        void hear(Collection<String> hosts);

        /** Publishes a batch, once, whatever the number of slaves. */
        void publish(PublishedBatch batch);

        /** Publishes the heads of a lane, after all that they speak of. */
        void publish(Lane lane, Heads heads);

        /** Throws {@link LinkFailure} when the link is known to be broken. */
        void check();

        @Override
        void close();
    }

    /** A slave's side: sends to its own queue at the master, hears both lanes. */
    interface SlaveLink extends AutoCloseable {

        void send(SealedBatch batch);

        void send(Heartbeat heartbeat);

        /** Throws {@link LinkFailure} when the link is known to be broken. */
        void check();

        @Override
        void close();
    }

    /** What the master hears; {@code from} is the host whose link brought it, as the link has proved it. */
    interface MasterListener {

        void onBatch(SealedBatch batch, String from);

        void onHeartbeat(Heartbeat heartbeat, String from);

        /** A message of that host could not be read, and was dropped. */
        void onMalformed(String reason, String from);
    }

    /** What a slave hears from the master. */
    interface SlaveListener {

        void onBatch(SealedBatch batch);

        void onHeads(Lane lane, Heads heads);

        /** A message of the master could not be read, and was dropped. */
        void onMalformed(String reason);
    }

    /** The link works, and another is to take its place: by another address, or with another key. */
    final class LinkOutdated extends LinkFailure {

        private static final long serialVersionUID = 1L;

        public LinkOutdated(String message) {
            super(message, null);
        }
    }

    /** The link is down. */
    class LinkFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public LinkFailure(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
