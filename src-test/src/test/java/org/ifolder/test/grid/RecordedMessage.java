package org.ifolder.test.grid;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;

/**
 * A message between hosts as it was sent, to be sent again.
 *
 * @param kind what it is, such as {@code BATCH}
 * @param body its bytes
 * @param signature of its authority; null for what is no batch
 */
public record RecordedMessage(String kind, byte[] body, String signature) {

    static final String KIND = "kind";
    private static final String SIGNATURE = "signature";

    static RecordedMessage of(Message message) throws JMSException {
        BytesMessage bytes = (BytesMessage) message;
        byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
        bytes.readBytes(body);
        return new RecordedMessage(message.getStringProperty(KIND), body, message.getStringProperty(SIGNATURE));
    }

    Message in(Session session) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(KIND, kind);
        if (signature != null) {
            message.setStringProperty(SIGNATURE, signature);
        }
        message.writeBytes(body);
        return message;
    }

    /** Whether it is a sealed batch. */
    public boolean isBatch() {
        return kind.equals("BATCH");
    }
}
