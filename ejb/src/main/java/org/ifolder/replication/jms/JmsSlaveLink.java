package org.ifolder.replication.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.protocol.SealedBatch;
import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.replication.relay.Links.LinkOutdated;
import org.ifolder.replication.relay.Links.SlaveLink;
import org.ifolder.replication.relay.Links.SlaveListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A slave's side of the link. */
final class JmsSlaveLink extends JmsLink implements SlaveLink {

    private static final Logger LOG = LoggerFactory.getLogger(JmsSlaveLink.class);

    private final Queue own;
    private final SlaveListener listener;
    private final BooleanSupplier current;

    JmsSlaveLink(ActiveMQConnectionFactory factory, String self, SlaveListener listener, BooleanSupplier current) {
        super(factory);
        this.current = current;
        this.own = (Queue) ActiveMQDestination.createQueue(Addresses.inbound(self));
        this.listener = listener;
        try {
            for (Lane lane : Lane.values()) {
                hear(ActiveMQDestination.createTopic(Addresses.lane(lane)), message -> take(message, lane), listener::onMalformed);
            }
        } catch (JMSException e) {
            closeConnection();
            throw new LinkFailure("cannot subscribe: " + e, e);
        }
        begin();
    }

    private void take(Message message, Lane lane) throws JMSException, IOException {
        switch (Messages.kindOf(message)) {
            case BATCH -> listener.onBatch(Messages.batch(message));
            case HEADS -> listener.onHeads(lane, Messages.heads(message));
            default -> {
                LOG.warn("a message of a kind that no master sends was dropped");
                listener.onMalformed("a message of a kind that no master sends");
            }
        }
    }

    @Override
    public void send(SealedBatch batch) {
        try {
            send(own, Messages.batch(sending(), batch));
        } catch (JMSException e) {
            throw new LinkFailure("cannot send a batch", e);
        }
    }

    @Override
    public void send(Heartbeat heartbeat) {
        try {
            send(own, Messages.heartbeat(sending(), heartbeat));
        } catch (JMSException e) {
            throw new LinkFailure("cannot send a heartbeat", e);
        }
    }

    @Override
    public void check() {
        checkConnection();
        if (!current.getAsBoolean()) {
            throw new LinkOutdated("another address or another key counts now");
        }
    }

    @Override
    public void close() {
        closeConnection();
    }
}
