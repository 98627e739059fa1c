package org.ifolder.test.grid;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.activemq.artemis.api.config.ActiveMQDefaultConfiguration;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQJMSConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.ifolder.linktls.LinkSslContextFactory;
import org.ifolder.test.api.TrustedHttp;

/** Speaks to a host's broker with the key of a host, as that host could, and does what that host would not do. */
public final class BrokerClient implements AutoCloseable {

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;

    /**
     * @param identity whose key is shown
     * @param at whose broker it is
     */
    public BrokerClient(GridHost identity, GridHost at) throws JMSException {
        this(ShownKey.of(identity), at);
    }

    /** The same with a key that a host may have had once. */
    public BrokerClient(ShownKey identity, GridHost at) throws JMSException {
        this(identity, at, ActiveMQClient.DEFAULT_MIN_LARGE_MESSAGE_SIZE);
    }

    /** The same, which sends a message of any size in one piece. */
    public static BrokerClient thatSendsInOnePiece(GridHost identity, GridHost at) throws JMSException {
        return new BrokerClient(ShownKey.of(identity), at, Integer.MAX_VALUE);
    }

    /** The same, which logs in besides as the user whom Artemis has for its clusters where nobody sets another. */
    public static BrokerClient asClusterUser(GridHost identity, GridHost at) throws JMSException {
        return new BrokerClient(ShownKey.of(identity), at, ActiveMQClient.DEFAULT_MIN_LARGE_MESSAGE_SIZE,
                ActiveMQDefaultConfiguration.getDefaultClusterUser(), ActiveMQDefaultConfiguration.getDefaultClusterPassword());
    }

    private BrokerClient(ShownKey identity, GridHost at, int inPartsFrom) throws JMSException {
        this(identity, at, inPartsFrom, null, null);
    }

    private BrokerClient(ShownKey identity, GridHost at, int inPartsFrom, String user, String password) throws JMSException {
        SSLContext tls = tls(identity);
        LinkSslContextFactory.provide(name -> tls);
        factory = new ActiveMQJMSConnectionFactory(false, new TransportConfiguration(NettyConnectorFactory.class.getName(), Map.of(
                TransportConstants.HOST_PROP_NAME, "127.0.0.1",
                TransportConstants.PORT_PROP_NAME, Integer.valueOf(at.property("ifolder.broker.port")),
                TransportConstants.SSL_ENABLED_PROP_NAME, true,
                TransportConstants.VERIFY_HOST_PROP_NAME, false,
                TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3",
                TransportConstants.SSL_CONTEXT_PROP_NAME, at.name())));
        factory.setReconnectAttempts(0);
        factory.setMinLargeMessageSize(inPartsFrom);
        factory.setUseGlobalPools(false);
        // Whatever waits for this client waits at the broker.
        factory.setConsumerWindowSize(0);
        factory.setBlockOnNonDurableSend(true);
        connection = factory.createConnection(user, password);
        connection.start();
    }

    private static SSLContext tls(ShownKey identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(identity.keyManagers(), TrustedHttp.anybody(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads all that comes on these addresses, until this client is closed. */
    public void listen(Collection<String> addresses, Consumer<RecordedMessage> listener) throws JMSException {
        for (String address : addresses) {
            subscribe(address).setMessageListener(message -> {
                try {
                    listener.accept(RecordedMessage.of(message));
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    /** Reads a queue, until this client is closed. */
    public void listenToQueue(String queue) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        session.createConsumer((Queue) ActiveMQDestination.createQueue(queue));
    }

    /** Reads somebody else's subscription, or deletes it. @throws JMSException when neither can be done */
    public void takeOverSubscription(String address) throws JMSException {
        try (ActiveMQSession session = (ActiveMQSession) connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            ClientSession core = session.getCoreSession();
            List<SimpleString> queues = core.addressQuery(SimpleString.of(address)).getQueueNames();
            if (queues.isEmpty()) {
                throw new IllegalStateException("nobody has subscribed to " + address);
            }
            try {
                core.createConsumer(queues.get(0));
            } catch (ActiveMQException e) {
                core.deleteQueue(queues.get(0));
            }
        } catch (ActiveMQException e) {
            throw new JMSException(e.getMessage());
        }
    }

    /** Subscribes to an address and reads nothing of it, until this client is closed. */
    public void subscribeWithoutReading(String address) throws JMSException {
        subscribe(address);
    }

    private MessageConsumer subscribe(String address) throws JMSException {
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        return session.createConsumer((Topic) ActiveMQDestination.createTopic(address));
    }

    /** Sends messages to a queue, one after the other; each has been taken when the next one is sent. */
    public void sendToQueue(String queue, Iterable<RecordedMessage> messages) throws JMSException {
        send((Queue) ActiveMQDestination.createQueue(queue), messages);
    }

    /** Sends a serialised Java object to a queue, as if it were a batch. */
    public void sendObjectToQueue(String queue, Serializable object) throws JMSException {
        send((Queue) ActiveMQDestination.createQueue(queue), session -> {
            ObjectMessage message = session.createObjectMessage(object);
            message.setStringProperty(RecordedMessage.KIND, "BATCH");
            return List.of(message);
        });
    }

    /** Publishes messages on a topic. */
    public void publish(String topic, Iterable<RecordedMessage> messages) throws JMSException {
        send((Topic) ActiveMQDestination.createTopic(topic), messages);
    }

    private void send(Destination destination, Iterable<RecordedMessage> messages) throws JMSException {
        send(destination, session -> {
            List<Message> made = new ArrayList<>();
            for (RecordedMessage message : messages) {
                made.add(message.in(session));
            }
            return made;
        });
    }

    /** Makes messages within a session. */
    private interface MessageMaker {

        List<? extends Message> in(Session session) throws JMSException;
    }

    private void send(Destination destination, MessageMaker messages) throws JMSException {
        try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(destination);
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            for (Message message : messages.in(session)) {
                producer.send(message);
            }
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
