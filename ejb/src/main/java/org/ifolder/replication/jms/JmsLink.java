package org.ifolder.replication.jms;

import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.relay.Links.LinkFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What both sides of the link share: one connection, one sending session for the relay's thread, one session for each destination heard. */
class JmsLink {

    private static final Logger LOG = LoggerFactory.getLogger(JmsLink.class);

    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session sending;
    private final MessageProducer producer;
    private volatile JMSException broken;

    /** Does something with a message that was heard. */
    interface Hearing {
        void hear(Message message) throws JMSException, IOException;
    }

    JmsLink(ActiveMQConnectionFactory factory) {
        this.factory = factory;
        Connection opened = null;
        try {
            opened = factory.createConnection();
            connection = opened;
            connection.setExceptionListener(e -> broken = e);
            sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            producer = sending.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setDisableMessageID(true);
            producer.setDisableMessageTimestamp(true);
        } catch (JMSException e) {
            closeQuietly(opened);
            factory.close();
            throw new LinkFailure("no connection: " + e.getMessage(), e);
        }
    }

    final Session sending() {
        return sending;
    }

    final void send(Destination destination, Message message) {
        try {
            producer.send(destination, message);
        } catch (JMSException e) {
            throw new LinkFailure("cannot send: " + e.getMessage(), e);
        }
    }

    /** Hears a destination in a session, and so on a thread, of its own. Messages that cannot be read are dropped and logged. @return ends it */
    final AutoCloseable hear(Destination destination, Hearing hearing, Consumer<String> malformed) throws JMSException {
        Session session = connection.createSession(false, Session.DUPS_OK_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(destination);
        consumer.setMessageListener(message -> heard(destination, message, hearing, malformed));
        return session;
    }

    private void heard(Destination destination, Message message, Hearing hearing, Consumer<String> malformed) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The client library's threads know nothing of the application.
        thread.setContextClassLoader(JmsLink.class.getClassLoader());
        try {
            hearOrDrop(destination, message, hearing, malformed);
        } catch (RuntimeException e) {
            // The receiver has noted and logged why; what is not applied is fetched or sent again.
            LOG.debug("a message on {} was not taken", destination, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void hearOrDrop(Destination destination, Message message, Hearing hearing, Consumer<String> malformed) {
        try {
            hearing.hear(message);
        } catch (MalformedBatch | IOException | JMSException e) {
            LOG.debug("a message on {} was dropped", destination, e);
            malformed.accept(e.getMessage());
        }
    }

    final void begin() {
        try {
            connection.start();
        } catch (JMSException e) {
            throw new LinkFailure("cannot start: " + e.getMessage(), e);
        }
    }

    final void checkConnection() {
        JMSException failure = broken;
        if (failure != null) {
            throw new LinkFailure("the connection broke: " + failure.getMessage(), failure);
        }
    }

    final void closeConnection() {
        closeQuietly(connection);
        factory.close();
    }

    private void closeQuietly(Connection opened) {
        if (opened == null) {
            return;
        }
        try {
            opened.close();
        } catch (JMSException e) {
            LOG.debug("while closing a connection", e);
        }
    }
}
