package org.ifolder.replication.jms;

import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the connection of a host that sends what no host of the Domain sends: a message that is larger than all that may wait of a host, or one
 * in parts, which the broker would put together in memory.
 */
final class BoundedMessages implements Interceptor {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedMessages.class);

    private final long mostBytes;

    BoundedMessages(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        boolean inParts = packet.getType() == PacketImpl.SESS_SEND_LARGE;
        if (!inParts && packet.getPacketSize() <= mostBytes) {
            return true;
        }
        LOG.warn("the connection of {} is closed: {}", connection.getRemoteAddress(),
                inParts ? "it sends a message in parts" : "it sends a message of " + packet.getPacketSize() + " bytes");
        connection.fail(ActiveMQExceptionType.SECURITY_EXCEPTION.createException("the message is too large"));
        return false;
    }
}
