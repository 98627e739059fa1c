package org.ifolder.replication.jms;

import java.util.Collection;
import java.util.Optional;

/** The queues at which the master hears slaves, and the lanes beside them. */
interface InboundQueues {

    /** Those of a broker whose own configuration makes what is asked for. */
    InboundQueues MADE_BY_THE_BROKER = new InboundQueues() {
        @Override
        public void provide(String host) {
            // the broker makes the queue when it is first used
        }

        @Override
        public void remove(String host) {
            // nor does it keep what nobody uses
        }

        @Override
        public Optional<String> missing(Collection<String> hosts) {
            return Optional.empty();
        }
    };

    /** Has a host's own queue exist. */
    void provide(String host);

    /** Has a host's own queue be gone, with all that waits there. */
    void remove(String host);

    /** What is missing of the lanes and these hosts' queues: a sender is not told that they are gone. */
    Optional<String> missing(Collection<String> hosts);

    /** Those of the broker in this process. */
    static InboundQueues of(EmbeddedBroker broker) {
        return new InboundQueues() {
            @Override
            public void provide(String host) {
                broker.provideInbound(host);
            }

            @Override
            public void remove(String host) {
                broker.removeInbound(host);
            }

            @Override
            public Optional<String> missing(Collection<String> hosts) {
                return broker.lacks(hosts);
            }
        };
    }
}
