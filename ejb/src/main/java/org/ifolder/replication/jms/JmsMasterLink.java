package org.ifolder.replication.jms;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Topic;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Lane;
import org.ifolder.replication.relay.Links.LinkFailure;
import org.ifolder.replication.relay.Links.MasterLink;
import org.ifolder.replication.relay.Links.MasterListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The master's side of the link. */
final class JmsMasterLink extends JmsLink implements MasterLink {

    private static final Logger LOG = LoggerFactory.getLogger(JmsMasterLink.class);

    private final InboundQueues queues;
    private final MasterListener listener;
    private final Map<Lane, Topic> lanes = new EnumMap<>(Lane.class);
    private final Map<String, AutoCloseable> heard = new HashMap<>();

    JmsMasterLink(ActiveMQConnectionFactory factory, InboundQueues queues, MasterListener listener) {
        super(factory);
        this.queues = queues;
        this.listener = listener;
        for (Lane lane : Lane.values()) {
            lanes.put(lane, (Topic) ActiveMQDestination.createTopic(Addresses.lane(lane)));
        }
        begin();
    }

    @Override
    public void hear(Collection<String> hosts) {
        heard.keySet().stream().filter(host -> !hosts.contains(host)).toList().forEach(this::hearNoMore);
        for (String host : hosts) {
            if (!heard.containsKey(host)) {
                try {
                    queues.provide(host);
                    heard.put(host, hear(ActiveMQDestination.createQueue(Addresses.inbound(host)), message -> take(message, host),
                            reason -> listener.onMalformed(reason, host)));
                } catch (JMSException e) {
                    throw new LinkFailure("cannot hear host " + host, e);
                }
            }
        }
    }

    /** Of a host that is gone nothing stays here. */
    private void hearNoMore(String host) {
        try {
            heard.remove(host).close();
        } catch (Exception e) {
            LOG.debug("while closing what was heard of host {}", host, e);
        }
        queues.remove(host);
    }

    private void take(Message message, String host) throws JMSException, IOException {
        switch (Messages.kindOf(message)) {
            case BATCH -> listener.onBatch(Messages.batch(message), host);
            case HEARTBEAT -> listener.onHeartbeat(Messages.heartbeat(message), host);
            default -> {
                LOG.warn("a message of host {} of a kind that no slave sends was dropped", host);
                listener.onMalformed("a message of a kind that no slave sends", host);
            }
        }
    }

    @Override
    public void publish(PublishedBatch batch) {
        try {
            send(lanes.get(Lane.of(batch.batch().header().collection())), Messages.published(sending(), batch));
        } catch (JMSException e) {
            throw new LinkFailure("cannot publish", e);
        }
    }

    @Override
    public void publish(Lane lane, Heads heads) {
        try {
            send(lanes.get(lane), Messages.heads(sending(), heads));
        } catch (JMSException e) {
            throw new LinkFailure("cannot publish heads", e);
        }
    }

    @Override
    public void check() {
        checkConnection();
        queues.missing(heard.keySet()).ifPresent(address -> {
            throw new LinkFailure("the broker has lost " + address, null);
        });
    }

    @Override
    public void close() {
        closeConnection();
    }
}
