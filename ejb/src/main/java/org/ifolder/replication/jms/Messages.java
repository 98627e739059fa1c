package org.ifolder.replication.jms;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.ifolder.replication.log.PublishedBatch;
import org.ifolder.replication.protocol.BatchFormat;
import org.ifolder.replication.protocol.Heads;
import org.ifolder.replication.protocol.Heartbeat;
import org.ifolder.replication.protocol.MalformedBatch;
import org.ifolder.replication.protocol.SealedBatch;

/** Messages of the link: bytes with a kind. A batch's bytes are the sealed ones; heads and heartbeats are JSON. */
final class Messages {

    private static final String KIND = "kind";
    private static final String SIGNATURE = "signature";
    private static final String POSITION = "position";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** What a message is. */
    enum Kind {
        BATCH, HEADS, HEARTBEAT, UNKNOWN
    }

    private Messages() {
    }

    static Message batch(Session session, SealedBatch batch) throws JMSException {
        Message message = bytes(session, Kind.BATCH, batch.body());
        message.setStringProperty(SIGNATURE, batch.signature());
        return message;
    }

    static Message published(Session session, PublishedBatch batch) throws JMSException {
        Message message = batch(session, batch.batch());
        message.setLongProperty(POSITION, batch.position());
        return message;
    }

    static Message heads(Session session, Heads heads) throws JMSException {
        return bytes(session, Kind.HEADS, json(heads));
    }

    static Message heartbeat(Session session, Heartbeat heartbeat) throws JMSException {
        return bytes(session, Kind.HEARTBEAT, json(heartbeat));
    }

    private static BytesMessage bytes(Session session, Kind kind, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(KIND, kind.name());
        message.writeBytes(body);
        return message;
    }

    /** {@link Kind#UNKNOWN} for all that does not hold bytes, such as a serialised object, which is not looked into. */
    static Kind kindOf(Message message) throws JMSException {
        String kind = message instanceof BytesMessage ? message.getStringProperty(KIND) : null;
        for (Kind known : Kind.values()) {
            if (known.name().equals(kind)) {
                return known;
            }
        }
        return Kind.UNKNOWN;
    }

    /** @throws MalformedBatch when the message holds no batch */
    static SealedBatch batch(Message message) throws JMSException {
        return BatchFormat.read(body(message), message.getStringProperty(SIGNATURE));
    }

    static Heads heads(Message message) throws JMSException, IOException {
        return JSON.readValue(body(message), Heads.class);
    }

    static Heartbeat heartbeat(Message message) throws JMSException, IOException {
        return JSON.readValue(body(message), Heartbeat.class);
    }

    private static byte[] body(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(body);
        return body;
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
